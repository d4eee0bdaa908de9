package opora.imports;

import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;

/// What stands in answers of other systems.
final class Nodes {
    private Nodes() {}

    /// Empty where there is no such word.
    static String text(JsonNode node, String... names) {
        for (var name : names) {
            var found = node.path(name);
            if (found.isString() || found.isNumber() || found.isBoolean()) {
                return found.asString().strip();
            }
        }
        return "";
    }

    /// The words of what may be laid out.
    static String words(String text, boolean html) {
        if (!html) {
            return text.strip();
        }
        var page = Jsoup.parse(text);
        page.select("script, style, head").remove();
        page.select("br").before("\n");
        page.select("p, div, tr, li, blockquote, h1, h2, h3, pre").before("\n");
        return page.body()
                .wholeText()
                .replace('\u00A0', ' ')
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
