package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes();

    /// From appendix B of the RFC.
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void countsAsTheRfcDoes(long second, String code) {
        var step = Totp.stepAt(Instant.ofEpochSecond(second));
        assertThat(Totp.code(SECRET, step)).isEqualTo(code);
    }

    @Test
    void takesNeighboursForClocksThatDifferAndNothingFurtherAway() {
        var now = Instant.ofEpochSecond(1_800_000_000L);
        var step = Totp.stepAt(now);
        for (int off = -1; off <= 1; off++) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, step + off), now, 0))
                    .isEqualTo(OptionalLong.of(step + off));
        }
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 2), now, 0)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 2), now, 0)).isEmpty();
    }

    @Test
    void takesNoCodeTwiceAndNoneFromBefore() {
        var now = Instant.ofEpochSecond(1_800_000_000L);
        var step = Totp.stepAt(now);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 1), now, step)).isPresent();
    }

    @Test
    void isTypedAsAppsExpect() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32("f".getBytes())).isEqualTo("MY");
    }

    @Test
    void thePictureIsSquareAndDark() {
        var qr = Qr.of("otpauth://totp/Opora:anna?secret=GEZDGNBVGY3TQOJQ&issuer=Opora");
        assertThat(qr.size()).isBetween(29, 80);
        assertThat(qr.path()).startsWith("M4,4h1v1h-1z").doesNotContain("\"");
    }
}
