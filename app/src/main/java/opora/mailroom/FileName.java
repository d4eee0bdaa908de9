package opora.mailroom;

import jakarta.mail.internet.ContentType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a file in a mail is called, in whichever of the four ways it is written: plain, with
/// encoded words, as RFC 2231 has it, and that in pieces.
final class FileName {
    private static final int LONGEST = 150;
    private static final Pattern PARAMETER =
            Pattern.compile(
                    "(?i)[;\\s](?:file)?name(\\*\\d+)?(\\*)?\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");
    private static final Map<String, String> ENDINGS =
            Map.of(
                    "message/rfc822", ".eml",
                    "image/png", ".png",
                    "image/jpeg", ".jpg",
                    "image/gif", ".gif",
                    "application/pdf", ".pdf",
                    "text/calendar", ".ics",
                    "text/plain", ".txt");

    private FileName() {}

    /// Empty where it has none.
    static String of(@Nullable String disposition, ContentType type) {
        var name = disposition == null ? "" : parameter(disposition);
        if (name.isEmpty()) {
            var given = type.getParameter("name");
            name = given == null ? "" : EncodedWords.decoded(given);
        }
        var last = name.replaceAll("^.*[/\\\\]", "");
        return Words.cut(Words.oneLine(last).replaceAll("[<>:\"|?*]", "_"), LONGEST);
    }

    static String invented(ContentType type) {
        var kind = type.getBaseType().toLowerCase(Locale.ROOT);
        return "file" + ENDINGS.getOrDefault(kind, ".bin");
    }

    private static String parameter(String disposition) {
        var pieces = new TreeMap<Integer, byte[]>();
        var charset = "";
        var found = PARAMETER.matcher(disposition);
        while (found.find()) {
            var quoted = found.group(3);
            var value = quoted == null ? found.group(4) : quoted.replaceAll("\\\\(.)", "$1");
            var number =
                    found.group(1) == null
                            ? 0
                            : Integer.parseInt(
                                    found.group(1)
                                            .substring(1, Math.min(6, found.group(1).length())));
            if (found.group(2) == null) {
                pieces.putIfAbsent(number, value.getBytes(StandardCharsets.UTF_8));
            } else {
                var parts = value.split("'", 3);
                if (parts.length == 3 && number == 0) {
                    charset = parts[0];
                }
                pieces.put(number, unescaped(parts.length == 3 ? parts[2] : value));
            }
        }
        var all = new ByteArrayOutputStream();
        pieces.values().forEach(all::writeBytes);
        return EncodedWords.decoded(Charsets.text(all.toByteArray(), charset));
    }

    private static byte[] unescaped(String value) {
        return QuotedPrintable.decoded(
                value.replace("=", "=3D").replace('%', '=').getBytes(StandardCharsets.UTF_8));
    }
}
