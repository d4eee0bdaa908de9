package opora.shell;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a file is, judged by how it begins: a name proves nothing.
public final class FileKind {
    /// How much of the beginning is enough.
    public static final int HEAD_BYTES = 4_096;

    public static final String UNKNOWN = "application/octet-stream";
    private static final int LONGEST_NAME = 150;
    private static final Set<String> HARMFUL =
            Set.of(
                    "exe", "com", "bat", "cmd", "scr", "pif", "cpl", "msi", "msp", "dll", "jar",
                    "js", "jse", "vbs", "vbe", "wsf", "wsh", "ps1", "hta", "lnk", "reg", "iso");

    /// A beginning in hex, from some place on.
    private record Magic(int from, String hex, String type) {
        boolean fits(byte[] head) {
            var bytes = java.util.HexFormat.of().parseHex(hex);
            return head.length >= from + bytes.length
                    && java.util.Arrays.equals(
                            head, from, from + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Magic> KNOWN =
            List.of(
                    new Magic(0, "89504e470d0a1a0a", "image/png"),
                    new Magic(0, "ffd8ff", "image/jpeg"),
                    new Magic(0, "474946383761", "image/gif"),
                    new Magic(0, "474946383961", "image/gif"),
                    new Magic(8, "57454250", "image/webp"),
                    new Magic(4, "6674797068656963", "image/heic"),
                    new Magic(4, "6674797068656978", "image/heic"),
                    new Magic(4, "667479706d696631", "image/heif"),
                    new Magic(4, "66747970", "video/mp4"),
                    new Magic(0, "1a45dfa3", "video/webm"),
                    new Magic(0, "494433", "audio/mpeg"),
                    new Magic(0, "4f676753", "audio/ogg"),
                    new Magic(0, "255044462d", "application/pdf"),
                    new Magic(0, "1f8b", "application/gzip"),
                    new Magic(0, "377abcaf271c", "application/x-7z-compressed"),
                    new Magic(0, "526172211a07", "application/vnd.rar"),
                    new Magic(0, "d0cf11e0a1b11ae1", "application/x-ole-storage"),
                    new Magic(0, "504b0304", "application/zip"));

    /// Programs, whatever they are called: Windows, Linux, Mac, Java, scripts.
    private static final List<Magic> PROGRAMS =
            List.of(
                    new Magic(0, "4d5a", ""),
                    new Magic(0, "7f454c46", ""),
                    new Magic(0, "feedface", ""),
                    new Magic(0, "feedfacf", ""),
                    new Magic(0, "cefaedfe", ""),
                    new Magic(0, "cffaedfe", ""),
                    new Magic(0, "cafebabe", ""),
                    new Magic(0, "2321", ""));

    private FileKind() {}

    /// @param head its first [#HEAD_BYTES], or all of a smaller one
    public static String of(byte[] head) {
        for (var magic : KNOWN) {
            if (magic.fits(head)) {
                return magic.type().equals("application/zip") ? office(head) : magic.type();
            }
        }
        return isText(head) ? "text/plain" : UNKNOWN;
    }

    /// Whether it could do harm where somebody opens it.
    public static boolean harms(String name, byte[] head) {
        var dot = name.lastIndexOf('.');
        return HARMFUL.contains(name.substring(dot + 1).strip().toLowerCase(Locale.ROOT))
                || PROGRAMS.stream().anyMatch(magic -> magic.fits(head));
    }

    /// The last part of a path, without what upsets a file system or turns the reading around.
    public static String cleanName(String name) {
        var last = name.replaceAll("^.*[/\\\\]", "");
        var clean =
                last.codePoints()
                        .filter(sign -> !Character.isISOControl(sign))
                        .filter(sign -> Character.getType(sign) != Character.FORMAT)
                        .map(sign -> "<>:\"|?*\u2028\u2029".indexOf(sign) < 0 ? sign : '_')
                        .limit(1_000)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString()
                        .strip()
                        .replaceAll("^\\.+", "");
        return clean.isEmpty() ? "file" : cut(clean);
    }

    /// Its ending stays.
    private static String cut(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        var end = LONGEST_NAME - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end)
                + ending;
    }

    private static String office(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        var kind = "application/vnd.openxmlformats-officedocument.";
        if (text.contains("mimetypeapplication/vnd.oasis.opendocument")) {
            return "application/vnd.oasis.opendocument";
        }
        if (text.contains("word/")) {
            return kind + "wordprocessingml.document";
        }
        if (text.contains("xl/")) {
            return kind + "spreadsheetml.sheet";
        }
        return text.contains("ppt/") ? kind + "presentationml.presentation" : "application/zip";
    }

    /// A sign may be cut off at the end.
    private static boolean isText(byte[] head) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var signs = CharBuffer.allocate(head.length + 1);
        var clean = !decoder.decode(ByteBuffer.wrap(head), signs, false).isError();
        signs.flip();
        return clean
                && head.length > 0
                && signs.chars().noneMatch(sign -> sign < ' ' && "\t\r\n\f".indexOf(sign) < 0);
    }
}
