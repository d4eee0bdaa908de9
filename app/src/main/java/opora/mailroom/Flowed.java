package opora.mailroom;

import jakarta.mail.internet.ContentType;

/// Lines that a program broke to fit a narrow screen, as paragraphs again (RFC 3676).
final class Flowed {
    private Flowed() {}

    static String joined(String text, ContentType type) {
        if (!"flowed".equalsIgnoreCase(type.getParameter("format"))) {
            return text;
        }
        var deleting = "yes".equalsIgnoreCase(type.getParameter("delsp"));
        var joined = new StringBuilder();
        var open = false;
        for (var line : text.split("\n", -1)) {
            var quoted = line.startsWith(">");
            var words = !quoted && line.startsWith(" ") ? line.substring(1) : line;
            if (!joined.isEmpty() && (!open || quoted)) {
                joined.append('\n');
            }
            open = !quoted && words.endsWith(" ") && !words.equals("-- ");
            joined.append(open && deleting ? words.substring(0, words.length() - 1) : words);
        }
        return joined.toString();
    }
}
