package opora.mailroom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/// Bytes as text, also where a mail says nothing of its charset, or something wrong.
final class Charsets {
    private static final Charset RUSSIAN = Charset.forName("windows-1251");
    private static final Map<String, String> CALLED =
            Map.of(
                    "cp1251", "windows-1251",
                    "win-1251", "windows-1251",
                    "1251", "windows-1251",
                    "koi8", "koi8-r",
                    "koi-8", "koi8-r",
                    "utf8", "utf-8",
                    "unicode-1-1-utf-7", "utf-8",
                    "latin-1", "iso-8859-1",
                    "x-unknown", "",
                    "unknown-8bit", "");

    private Charsets() {}

    /// @param name as the mail has it; empty where it says nothing
    static String text(byte[] bytes, String name) {
        var plain = name.strip().replaceAll("[\"']", "").toLowerCase(Locale.ROOT);
        var called = CALLED.getOrDefault(plain, plain);
        // ASCII says what it says in UTF-8, too; whoever writes anything else under that name lies
        if (called.isEmpty() || called.equals("us-ascii") || called.equals("utf-8")) {
            return guessed(bytes);
        }
        try {
            return new String(bytes, Charset.forName(called));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return guessed(bytes);
        }
    }

    private static String guessed(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return mostlyUtf8(bytes)
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : new String(bytes, RUSSIAN);
        }
    }

    /// Cut in the middle of a sign, or with a few bytes spoilt on the way.
    private static boolean mostlyUtf8(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var spoilt = text.chars().filter(sign -> sign == '\uFFFD').count();
        var foreign = text.chars().filter(sign -> sign > 127).count();
        return foreign > 0 && spoilt * 10 < foreign;
    }
}
