package opora.mailroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Somebody's address in a head, however it is written there.
///
/// @param email in lower case; empty where there is none
record Address(String email, String name) {
    static final Address NONE = new Address("", "");
    private static final int LONGEST_NAME = 200;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\],;:\"@]{1,128}@[^\\s<>()\\[\\],;:\"@]{1,255}");

    /// The first one.
    static Address of(String field) {
        var decoded = EncodedWords.decoded(field);
        var found = ADDRESS.matcher(inAngles(decoded));
        if (!found.find()) {
            return NONE;
        }
        var name = decoded.replaceFirst("<[^>]*>.*$", "").replaceAll("^[\\s\"']+|[\\s\"']+$", "");
        var told = name.contains("@") ? "" : Words.cut(name, LONGEST_NAME);
        return new Address(found.group().toLowerCase(Locale.ROOT), told);
    }

    /// All of them, without names.
    static List<String> all(List<String> fields) {
        var all = new ArrayList<String>();
        for (var field : fields) {
            ADDRESS.matcher(field)
                    .results()
                    .map(found -> found.group().toLowerCase(Locale.ROOT))
                    .filter(address -> !all.contains(address))
                    .forEach(all::add);
        }
        return all;
    }

    /// A name may look like an address; the one between angles counts.
    private static String inAngles(String text) {
        var begin = text.indexOf('<');
        var end = text.indexOf('>', begin + 1);
        return begin >= 0 && end > begin && text.substring(begin, end).contains("@")
                ? text.substring(begin + 1, end)
                : text;
    }
}
