package opora.notifications;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A letter's words laid out for mail programs. Everything is escaped before anything is marked up,
/// so no name or comment can bring markup of its own.
///
/// Understood are paragraphs with an empty line between them, lines that begin with `- `, words
/// between two pairs of asterisks, and addresses of pages.
final class MailHtml {
    private static final Pattern GAP = Pattern.compile("\\n{2,}");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*\\n]+)\\*\\*");
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s<>&\"']+(?:&amp;[^\\s<>&\"']+)*");
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark"><title>%s</title></head>
            <body style="margin:0;padding:24px 16px;font:16px/1.55 system-ui,sans-serif">
            <div style="max-width:36rem;margin:0 auto">%s</div></body></html>
            """;

    private MailHtml() {}

    static String of(Letter letter, String end) {
        return PAGE.formatted(
                escape(letter.language()), escape(letter.subject()), body(letter.content() + end));
    }

    /// Without the marks that only the laid out form needs.
    static String plain(String content) {
        return STRONG.matcher(content).replaceAll("$1");
    }

    static String body(String content) {
        return GAP.splitAsStream(content.strip())
                .map(MailHtml::block)
                .collect(Collectors.joining("\n"));
    }

    private static String block(String block) {
        if (block.lines().allMatch(line -> line.startsWith("- "))) {
            return block.lines()
                    .map(line -> "<li>" + inline(line.substring(2)) + "</li>")
                    .collect(Collectors.joining("", "<ul>", "</ul>"));
        }
        return block.lines()
                .map(MailHtml::inline)
                .collect(Collectors.joining("<br>", "<p>", "</p>"));
    }

    private static String inline(String line) {
        var linked = LINK.matcher(escape(line)).replaceAll("<a href=\"$0\">$0</a>");
        return STRONG.matcher(linked).replaceAll("<strong>$1</strong>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
