package opora.mailroom;

import java.io.ByteArrayOutputStream;

/// Quoted-printable, with whatever is none left as it is.
final class QuotedPrintable {
    private QuotedPrintable() {}

    static byte[] decoded(byte[] encoded) {
        var decoded = new ByteArrayOutputStream(encoded.length);
        int at = 0;
        while (at < encoded.length) {
            if (encoded[at] != '=') {
                decoded.write(encoded[at++]);
                continue;
            }
            var behind = softBreak(encoded, at);
            if (behind > at) {
                at = behind;
            } else if (at + 2 < encoded.length
                    && isHex(encoded, at + 1)
                    && isHex(encoded, at + 2)) {
                decoded.write(digit(encoded[at + 1]) * 16 + digit(encoded[at + 2]));
                at += 3;
            } else {
                decoded.write(encoded[at++]);
            }
        }
        return decoded.toByteArray();
    }

    /// Where a line goes on; the same place when it does not end here.
    private static int softBreak(byte[] encoded, int at) {
        int next = at + 1;
        while (next < encoded.length && (encoded[next] == ' ' || encoded[next] == '\t')) {
            next++;
        }
        if (next < encoded.length && encoded[next] == '\r') {
            next++;
        }
        if (next == encoded.length) {
            return next;
        }
        return encoded[next] == '\n' ? next + 1 : at;
    }

    private static boolean isHex(byte[] bytes, int at) {
        return digit(bytes[at]) >= 0;
    }

    private static int digit(byte sign) {
        return Character.digit((char) sign, 16);
    }
}
