package opora.mailroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpLinesTest {
    @Test
    void aMailEndsAtALineOfOneDot() throws Exception {
        var lines = lines("a\r\n..b\r\n.c\r\n.\r\nQUIT\r\n");
        assertThat(text(lines)).isEqualTo("a\r\n.b\r\nc\r\n");
        assertThat(lines.command()).isEqualTo("QUIT");
    }

    @Test
    void anEmptyMailEndsAtOnce() throws Exception {
        assertThat(text(lines(".\r\n"))).isEmpty();
    }

    /// Where other servers see an end, a mail would smuggle a second one in.
    @ParameterizedTest
    @ValueSource(
            strings = {"a\n.\nMAIL", "a\n.\r\nMAIL", "a\r\n.\nMAIL", "a\r.\rMAIL", "a\r\n.\rMAIL"})
    void nothingElseEndsIt(String sly) throws Exception {
        assertThat(text(lines(sly + "\r\n.\r\n"))).contains("MAIL");
    }

    @Test
    void oneThatIsTooLargeIsReadToItsEnd() throws Exception {
        var lines = lines("x".repeat(5_000) + "\r\n.\r\nNOOP\r\n");
        assertThat(lines.mail(1_000)).isEmpty();
        assertThat(lines.command()).isEqualTo("NOOP");
    }

    @Test
    void aLineWithoutEndAndAnEndWithoutMailAreRefused() {
        assertThatThrownBy(() -> lines("x".repeat(3_000)).command())
                .isInstanceOf(SmtpLines.TooLong.class);
        assertThatThrownBy(() -> lines("a\r\n").mail(1_000)).isInstanceOf(EOFException.class);
    }

    private static SmtpLines lines(String said) {
        return new SmtpLines(new ByteArrayInputStream(said.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(SmtpLines lines) throws Exception {
        return new String(lines.mail(100_000).orElseThrow(), StandardCharsets.ISO_8859_1);
    }
}
