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
        assertThat(Passwords.flaw(password, "anna", 12, true)).isEmpty();
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
        "I-am-ANNA-2026!, common",
        "наташа-1987-1987, common",
        "gfhjkm-12345678, common",
        "Summer2026!!!, common",
        "qwerty!123456789, common",
        "abcd-abcd-abcd, common"
    })
    void refusesWhatIsGuessed(String password, String flaw) {
        assertThat(Passwords.flaw(password, "anna", 12, true).map(Flaw::key))
                .contains("identity.flaw." + flaw);
    }

    @org.junit.jupiter.api.Test
    void theSettingsDecideAboutLengthAndSpecialCharacters() {
        assertThat(Passwords.flaw("x9Lq2vRt7zKm", "anna", 12, false)).isEmpty();
        assertThat(Passwords.flaw("x9$Lq2!v", "anna", 8, true)).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void refusesWhatTakesTooLongToHash() {
        assertThat(Passwords.flaw("long-".repeat(40), "anna", 12, true).map(Flaw::key))
                .contains("identity.flaw.long");
    }
}
