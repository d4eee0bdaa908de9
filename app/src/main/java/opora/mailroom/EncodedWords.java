package opora.mailroom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words of a head that are not ASCII, as RFC 2047 writes them, and as programs write them that
/// never read it: cut between the bytes of one sign, with spaces inside, in unknown charsets.
final class EncodedWords {
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");

    private EncodedWords() {}

    static String decoded(String text) {
        var decoded = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        var charset = "";
        var words = WORD.matcher(text);
        int at = 0;
        while (words.find()) {
            var between = text.substring(at, words.start());
            var follows = bytes.size() > 0 && between.isBlank();
            var name = words.group(1).toLowerCase(Locale.ROOT);
            if (!follows || !name.equals(charset)) {
                flush(bytes, charset, decoded);
                decoded.append(follows ? "" : between);
            }
            charset = name;
            bytes.writeBytes(bytes(words.group(2), words.group(3)));
            at = words.end();
        }
        flush(bytes, charset, decoded);
        return Words.oneLine(decoded.append(text.substring(at)).toString());
    }

    private static void flush(ByteArrayOutputStream bytes, String charset, StringBuilder text) {
        text.append(Charsets.text(bytes.toByteArray(), charset));
        bytes.reset();
    }

    private static byte[] bytes(String encoding, String word) {
        if (encoding.equalsIgnoreCase("Q")) {
            var spaces = word.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
            return QuotedPrintable.decoded(spaces);
        }
        return base64(word.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Whatever of it can be read.
    static byte[] base64(byte[] encoded) {
        var signs = new ByteArrayOutputStream(encoded.length);
        for (var sign : encoded) {
            if (sign >= 'A' && sign <= 'Z'
                    || sign >= 'a' && sign <= 'z'
                    || sign >= '0' && sign <= '9'
                    || sign == '+'
                    || sign == '/') {
                signs.write(sign);
            }
        }
        var clean = signs.toByteArray();
        // a single sign at the end is no byte
        var whole = clean.length % 4 == 1 ? clean.length - 1 : clean.length;
        return Base64.getDecoder().decode(java.util.Arrays.copyOf(clean, whole));
    }
}
