package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneNumberTest {
    @Test
    void isTheSameHoweverItIsWritten() {
        for (var written : List.of("8 900 123-45-67", "+7 (900) 1234567", "79001234567")) {
            assertThat(PhoneNumber.plain(written)).as(written).isEqualTo("9001234567");
        }
        assertThat(PhoneNumber.plain("+44 20 7946 0000")).isEqualTo("442079460000");
        assertThat(PhoneNumber.plain("не номер")).isEmpty();
    }

    @Test
    void isFoundByItsBeginning() {
        assertThat(PhoneNumber.beginnings("900 123")).containsExactly("900123");
        assertThat(PhoneNumber.beginnings("+7900")).containsExactly("7900", "900");
        assertThat(PhoneNumber.beginnings("8 9")).isEmpty();
    }

    @Test
    void isMadeOfDigitsAndWhatStandsBetween() {
        for (var right : List.of("12345", "+7 900 123-45-67", "(495) 123 45 67", "8–900–1234567")) {
            assertThat(PhoneNumber.fits(right)).as(right).isTrue();
        }
        for (var wrong : List.of("", "1234", "не номер", "8900x1234", "7+900123", "1".repeat(16))) {
            assertThat(PhoneNumber.fits(wrong)).as(wrong).isFalse();
        }
    }
}
