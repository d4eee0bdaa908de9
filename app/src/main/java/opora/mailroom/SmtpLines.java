package opora.mailroom;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What the other side of an SMTP connection says. A mail ends at a line of one dot between two
/// pairs of CR and LF and nowhere else: servers that see ends elsewhere let a mail smuggle another
/// one in.
final class SmtpLines {
    private static final int LONGEST_COMMAND = 2_000;

    private final InputStream in;

    SmtpLines(InputStream in) {
        this.in = in;
    }

    /// A line was longer than any command is.
    static final class TooLong extends IOException {
        TooLong() {
            super("a line without an end");
        }
    }

    String command() throws IOException {
        var line = new ByteArrayOutputStream(80);
        int last = -1;
        for (int sign = in.read(); ; sign = in.read()) {
            if (sign < 0) {
                throw new EOFException();
            }
            if (sign == '\n' && last == '\r') {
                var text = line.toString(StandardCharsets.UTF_8);
                return text.substring(0, text.length() - 1);
            }
            line.write(sign);
            last = sign;
            if (line.size() > LONGEST_COMMAND) {
                throw new TooLong();
            }
        }
    }

    /// A whole mail; empty when it is larger than that, and read to its end nevertheless.
    java.util.Optional<byte[]> mail(int most) throws IOException {
        var mail = new ByteArrayOutputStream(4_096);
        var tooLarge = false;
        // how much of CR LF . CR LF has passed: a mail begins as if behind a line's end
        int state = 2;
        while (true) {
            int sign = in.read();
            if (sign < 0) {
                throw new EOFException();
            }
            if (state == 4 && sign == '\n') {
                return tooLarge
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(mail.toByteArray());
            }
            if (state == 4) {
                mail.write('\r'); // a line that began with a dot and a CR
            }
            if (state == 2 && sign == '.') {
                state = 3; // the end, or a dot that was doubled
                continue;
            }
            if (state == 3 && sign == '\r') {
                state = 4;
                continue;
            }
            mail.write(sign);
            state = sign == '\r' ? 1 : state == 1 && sign == '\n' ? 2 : 0;
            if (mail.size() > most) {
                tooLarge = true;
                mail.reset();
            }
        }
    }
}
