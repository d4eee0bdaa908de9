package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import opora.shell.Flaw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Green-Lantern-12",
                "correct horse battery",
                "две белые вороны!",
                "x9$Lq2!vRt7z",
                "🦉🦉owl-tower-9"
            })
    void takesGoodOnes(String password) {
        assertThat(Passwords.flaw(password, "anna", 12)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short-1!, short",
        "NoSpecialCharacter12, special",
        "Password123!, common",
        "P@ssw0rd!2026, common",
        "qwertyuiop!1, common",
        "ПАРОЛЬ!!!2026, common",
        "aaaaaaaaaaa!, common",
        "anna-anna-anna!, common",
        "I-am-ANNA-2026!, common"
    })
    void refusesWhatIsGuessed(String password, String flaw) {
        assertThat(Passwords.flaw(password, "anna", 12).map(Flaw::key))
                .contains("identity.flaw." + flaw);
    }

    @org.junit.jupiter.api.Test
    void refusesWhatTakesTooLongToHash() {
        assertThat(Passwords.flaw("long-".repeat(40), "anna", 12).map(Flaw::key))
                .contains("identity.flaw.long");
    }
}
