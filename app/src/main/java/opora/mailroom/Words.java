package opora.mailroom;

import java.util.regex.Pattern;

/// What strangers wrote, fit for a database and for people's eyes.
final class Words {
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final Pattern GAP = Pattern.compile("\\n{3,}");
    private static final Pattern TRAILING = Pattern.compile("[ \\t\\u00A0]+\\n");

    private Words() {}

    /// Without signs that nobody sees: some of them no table takes, some turn the order of others.
    static String clean(String text) {
        return UNSEEN.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    static String oneLine(String text) {
        return clean(text).replaceAll("\\s+", " ").strip();
    }

    /// Whole paragraphs, with at most one empty line between them.
    static String tidy(String text) {
        var lines = TRAILING.matcher(clean(text) + "\n").replaceAll("\n");
        return GAP.matcher(lines).replaceAll("\n\n").strip();
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}
