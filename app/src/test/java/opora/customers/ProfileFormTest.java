package opora.customers;

import static org.assertj.core.api.Assertions.assertThat;

import opora.shell.Flaw;
import org.junit.jupiter.api.Test;

class ProfileFormTest {
    private static final Profile OLD = new Profile("anna", "anna", "anna@example.com", "ru", "", 3);

    @Test
    void namesEveryFlawAtOnce() {
        var form = new ProfileForm(" ", "nowhere", "de", "x".repeat(501), 3);
        assertThat(form.flaws())
                .extracting(Flaw::field)
                .containsExactly("name", "email", "language", "deliveryAddress");
    }

    @Test
    void anAddressIsOptionalAndAMailHeaderCannotHideInAName() {
        assertThat(new ProfileForm("Анна", "anna@example.com", "ru", null, 3).flaws()).isEmpty();
        assertThat(new ProfileForm("Anna\r\nBcc: all", "anna@example.com", "ru", "", 3).flaws())
                .hasSize(1);
    }

    @Test
    void keepsWhoseItIsAndWhichVersionWasSeen() {
        var changed = new ProfileForm(" Anna ", "a@example.com", "en", " Here ", 3).over(OLD);
        assertThat(changed)
                .isEqualTo(new Profile("anna", "Anna", "a@example.com", "en", "Here", 3));
    }
}
