package opora.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The place of a text where what was looked for stands.
public final class Excerpt {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int BEFORE = 60;
    private static final int LENGTH = 220;

    /// Endings are shorter than this.
    private static final int LONGEST_ENDING = 5;

    private Excerpt() {}

    /// A part of a text.
    public record Piece(String text, boolean hit) {}

    /// The whole of a short text.
    static List<Piece> marked(String text, List<String> lexemes) {
        var pieces = new ArrayList<Piece>();
        var words = WORD.matcher(text);
        var at = 0;
        while (words.find()) {
            if (hit(words.group(), lexemes)) {
                if (words.start() > at) {
                    pieces.add(new Piece(text.substring(at, words.start()), false));
                }
                pieces.add(new Piece(words.group(), true));
                at = words.end();
            }
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), false));
        }
        return pieces;
    }

    /// Of the texts the first that has something of it, around where it stands; else the first.
    static List<Piece> of(List<String> texts, List<String> lexemes) {
        for (var text : texts) {
            var words = WORD.matcher(text);
            while (words.find()) {
                if (hit(words.group(), lexemes)) {
                    return marked(around(text, words.start()), lexemes);
                }
            }
        }
        return texts.isEmpty() ? List.of() : marked(around(texts.getFirst(), 0), lexemes);
    }

    private static String around(String text, int place) {
        var from = Math.max(0, place - BEFORE);
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        var to = Math.min(text.length(), from + LENGTH);
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        var cut = text.substring(from, to).replaceAll("\\s+", " ").strip();
        return (from > 0 ? "… " : "") + cut + (to < text.length() ? " …" : "");
    }

    private static boolean hit(String word, List<String> lexemes) {
        var plain = word.toLowerCase(Locale.ROOT).replace('ё', 'е');
        return lexemes.stream().anyMatch(lexeme -> formOf(plain, lexeme));
    }

    /// In English an ending may change the letter before it: `battery`, `batteries`.
    private static boolean formOf(String word, String lexeme) {
        var stem =
                lexeme.length() > 3 && lexeme.endsWith("i")
                        ? lexeme.substring(0, lexeme.length() - 1)
                        : lexeme;
        return word.startsWith(stem) && word.length() - stem.length() <= LONGEST_ENDING;
    }
}
