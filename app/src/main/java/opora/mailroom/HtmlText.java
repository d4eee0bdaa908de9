package opora.mailroom;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The words of a laid out mail. Nothing of its markup remains, so nothing in it can act; what it
/// quotes is marked as programs mark it in plain mails.
final class HtmlText {
    private static final int DEEPEST = 200;
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "head", "title", "template", "noscript", "object", "svg");
    private static final Set<String> BLOCKS =
            Set.of(
                    "p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6",
                    "pre", "section", "article", "header", "footer", "center", "dl", "dt", "dd",
                    "hr");

    private HtmlText() {}

    static String of(String html) {
        if (html.isBlank()) {
            return "";
        }
        return Words.tidy(words(Jsoup.parse(html).body(), 0));
    }

    private static String words(Node node, int depth) {
        return switch (node) {
            case TextNode text -> text.getWholeText().replaceAll("[\\s\\u00A0]+", " ");
            case Element element when depth < DEEPEST -> words(element, depth);
            default -> "";
        };
    }

    private static String words(Element element, int depth) {
        var name = element.normalName();
        if (UNSEEN.contains(name) || hidden(element)) {
            return "";
        }
        if (name.equals("br")) {
            return "\n";
        }
        if (name.equals("img")) {
            return image(element);
        }
        var inside = inside(element, depth);
        if (name.equals("blockquote") || element.hasClass("gmail_quote")) {
            return "\n" + quoted(inside) + "\n";
        }
        if (name.equals("a")) {
            return link(element, inside);
        }
        if (name.equals("li")) {
            return "\n- " + inside.strip();
        }
        if (name.equals("td") || name.equals("th")) {
            return inside.strip() + " ";
        }
        if (name.equals("p")) {
            return "\n\n" + inside.strip() + "\n\n";
        }
        return BLOCKS.contains(name) ? "\n" + inside + "\n" : inside;
    }

    private static String inside(Element element, int depth) {
        if (element.normalName().equals("pre")) {
            return element.wholeText();
        }
        var all = new StringBuilder();
        for (var child : element.childNodes()) {
            var words = words(child, depth + 1);
            // no gap at the beginning of a line, and blocks do not stand further and further apart
            var atLine = all.isEmpty() || all.charAt(all.length() - 1) == '\n';
            if (atLine && words.startsWith(" ")) {
                words = words.stripLeading();
            }
            if (atLine
                    && words.startsWith("\n")
                    && !words.startsWith("\n\n")
                    && child instanceof Element one
                    && !one.normalName().equals("br")) {
                words = words.substring(1);
            }
            all.append(words);
        }
        return all.toString();
    }

    private static boolean hidden(Element element) {
        var style = element.attr("style").replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
        return style.contains("display:none") || element.hasAttr("hidden");
    }

    /// A picture says its name where it has one; what is fetched from elsewhere, to see whether the
    /// mail was opened, says nothing.
    private static String image(Element element) {
        var alt = element.attr("alt").strip();
        if (element.attr("src").startsWith("cid:")) {
            return "[" + (alt.isEmpty() ? "image" : alt) + "]";
        }
        return alt;
    }

    private static String link(Element element, String inside) {
        var address = element.attr("href").strip();
        var words = inside.strip();
        var plain = address.replaceFirst("^(mailto:|https?://)", "").replaceFirst("/$", "");
        var shown = words.replaceFirst("^https?://", "").replaceFirst("/$", "");
        var page = address.startsWith("http://") || address.startsWith("https://");
        if (!page || words.isEmpty() || shown.equalsIgnoreCase(plain)) {
            return words.isEmpty() && page ? address : inside;
        }
        return words + " (" + address + ")";
    }

    private static String quoted(String text) {
        return Words.tidy(text)
                .lines()
                .map(line -> line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
    }
}
