package opora.mailroom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The head of a mail as it came, read so that no mail, however broken, makes it fail: by it mails
/// are told apart before anybody tries to understand them.
///
/// @param fields their values unfolded, by their names in lower case
/// @param bodyAt where the body begins
record MailHead(Map<String, List<String>> fields, int bodyAt) {
    private static final int LONGEST = 512 * 1024;
    private static final int LONGEST_NAME = 500;
    private static final Pattern NAME = Pattern.compile("<\\s*([^<>\\s]+)\\s*>");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Pattern LINE = Pattern.compile("\\r?\\n");

    static MailHead of(byte[] raw) {
        var end = end(raw);
        var text = FOLD.matcher(decoded(raw, end)).replaceAll("");
        var fields = new TreeMap<String, List<String>>();
        for (var line : LINE.split(text)) {
            var colon = line.indexOf(':');
            if (colon > 0 && line.charAt(0) > ' ') {
                var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return new MailHead(fields, end);
    }

    /// Behind the first empty line.
    private static int end(byte[] raw) {
        var most = Math.min(raw.length, LONGEST);
        var lineBegins = 0;
        for (int i = 0; i < most; i++) {
            if (raw[i] == '\n') {
                if (i == lineBegins || i == lineBegins + 1 && raw[lineBegins] == '\r') {
                    return i + 1;
                }
                lineBegins = i + 1;
            }
        }
        return most;
    }

    private static String decoded(byte[] raw, int end) {
        var bytes = ByteBuffer.wrap(raw, 0, end);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            // what has no business here was most likely written by a Russian program
            return new String(raw, 0, end, Charset.forName("windows-1251"));
        }
    }

    /// The first value of a field; empty where there is none.
    String first(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    /// What it is called by; where it has no name, one that is made of what it says.
    String messageId(byte[] raw) {
        var found = NAME.matcher(first("message-id"));
        return found.find() && found.group(1).length() <= LONGEST_NAME
                ? "<" + Words.clean(found.group(1)) + ">"
                : "<" + HexFormat.of().formatHex(digest(raw)) + "@derived>";
    }

    /// All names in these fields, without doubles, in their order.
    List<String> names(String... wanted) {
        var names = new ArrayList<String>();
        for (var field : wanted) {
            for (var value : fields.getOrDefault(field, List.of())) {
                NAME.matcher(value)
                        .results()
                        .map(found -> "<" + found.group(1) + ">")
                        .filter(name -> name.length() <= LONGEST_NAME && !names.contains(name))
                        .forEach(names::add);
            }
        }
        return names;
    }

    /// Of what it says and who says it, whichever way it came: servers add to the head, and end
    /// lines as they like.
    byte[] digest(byte[] raw) {
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            for (var field : List.of("from", "date", "subject")) {
                sum.update(first(field).getBytes(StandardCharsets.UTF_8));
                sum.update((byte) 0);
            }
            var end = raw.length;
            while (end > bodyAt && raw[end - 1] <= ' ' && raw[end - 1] >= 0) {
                end--;
            }
            for (int i = bodyAt; i < end; i++) {
                if (raw[i] != '\r') {
                    sum.update(raw[i]);
                }
            }
            return sum.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
