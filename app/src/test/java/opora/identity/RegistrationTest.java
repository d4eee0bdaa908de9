package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import opora.shell.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private static final String GOOD = "Green-Lantern-12";
    private static final PasswordRules RULES = new PasswordRules(12, true);

    @Test
    void annaAndANNAAreOnePerson() {
        assertThat(new Registration(" ANNA ", " anna@example.com ", GOOD).clean())
                .isEqualTo(new Registration("anna", "anna@example.com", GOOD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "-ann",
                "ann-",
                "an na",
                "анна",
                "a<b>c",
                "admin\u0000x",
                "a'b",
                "../etc"
            })
    void refusesNamesThatCouldConfuse(String name) {
        assertThat(new Registration(name, "a@example.com", GOOD).clean().flaws(RULES))
                .extracting(Flaw::field)
                .containsExactly("username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@",
                "@example.com",
                "a@b",
                "a b@example.com",
                "a@example.com\r\nBcc: all@example.com",
                "<script>@example.com",
                "a@exa\"mple.com"
            })
    void refusesAddressesThatAreNone(String address) {
        assertThat(new Registration("anna", address, GOOD).clean().flaws(RULES))
                .extracting(Flaw::field)
                .containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+tag@example.com", "анна@почта.рф", "o'neil@mail.example.co.uk"})
    void takesUnusualAddresses(String address) {
        assertThat(new Registration("anna", address, GOOD).flaws(RULES)).isEmpty();
    }

    @Test
    void namesEveryFlawAtOnce() {
        assertThat(new Registration(null, null, null).clean().flaws(RULES))
                .extracting(Flaw::field)
                .containsExactly("username", "email", "password");
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(new Registration("anna", "a@example.com", GOOD).toString()).doesNotContain(GOOD);
    }
}
