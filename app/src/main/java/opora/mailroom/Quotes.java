package opora.mailroom;

import java.util.List;
import java.util.regex.Pattern;

/// Tells what somebody wrote now from what their program put below: the mail they answer, and their
/// signature. Answers between quoted lines stay as they are, for they make no sense apart.
final class Quotes {
    private static final int LONGEST_SIGNATURE = 15;
    private static final int LINES_OF_HEAD = 6;
    private static final Pattern INTRODUCTION =
            Pattern.compile(
                    "(?iuU)^>?\\s*(on\\b.*\\bwrote:|.*\\bwrites:|.*\\bпиш(?:ет|ете):|.*\\b(?:на)?писал\\(?а?\\)?:|am\\b.*\\bschrieb\\b.*:|le\\b.*a écrit\\s?:|.*<\\S+@\\S+>\\s*:)\\s*$");
    private static final Pattern LINE_ABOVE =
            Pattern.compile(
                    "(?iuU)^\\s*-{2,}\\s*(original message|исходное сообщение|originalnachricht|message d'origine)\\s*-{2,}\\s*$");
    private static final Pattern FROM =
            Pattern.compile("(?iuU)^\\s*\\*?(from|от|von|de)\\s?:\\*?\\s.*");
    private static final Pattern OTHERS =
            Pattern.compile(
                    "(?iuU)^\\s*\\*?(sent|date|отправлено|дата|gesendet|to|кому|an|envoyé)\\s?:\\*?\\s.*");

    private Quotes() {}

    /// @param folded empty where nothing was put below
    record Split(String own, String folded) {}

    static Split split(String text) {
        var lines = text.lines().toList();
        var end = historyAt(lines);
        var sign = signatureAt(lines, end);
        var own = String.join("\n", lines.subList(0, sign)).strip();
        if (own.isEmpty()) {
            return new Split(text, "");
        }
        var folded = String.join("\n", lines.subList(sign, lines.size())).strip();
        return new Split(own, folded);
    }

    /// The first line of the history; behind the last line where there is none.
    private static int historyAt(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (LINE_ABOVE.matcher(lines.get(i)).matches() || beginsHead(lines, i)) {
                return i;
            }
        }
        var quoted = trailingQuoteAt(lines);
        return quoted == lines.size() ? quoted : introductionOf(lines, quoted);
    }

    /// As Outlook writes above what it quotes.
    private static boolean beginsHead(List<String> lines, int at) {
        if (at == 0 || !FROM.matcher(lines.get(at)).matches()) {
            return false;
        }
        var last = Math.min(lines.size(), at + LINES_OF_HEAD);
        return lines.subList(at + 1, last).stream()
                        .filter(line -> OTHERS.matcher(line).matches())
                        .count()
                >= 2;
    }

    private static int trailingQuoteAt(List<String> lines) {
        int begin = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith(">")) {
                begin = i;
            } else if (!lines.get(i).isBlank()) {
                break;
            }
        }
        return begin;
    }

    /// Programs break the line that says who wrote what follows.
    private static int introductionOf(List<String> lines, int quoted) {
        int last = quoted - 1;
        while (last >= 0 && lines.get(last).isBlank()) {
            last--;
        }
        for (int first = last; first >= 0 && first > last - 3; first--) {
            var joined = String.join(" ", lines.subList(first, last + 1));
            if (INTRODUCTION.matcher(joined).matches()) {
                return first;
            }
        }
        return quoted;
    }

    private static int signatureAt(List<String> lines, int end) {
        for (int i = end - 1; i >= Math.max(0, end - LONGEST_SIGNATURE); i--) {
            if (lines.get(i).equals("--") || lines.get(i).equals("-- ")) {
                return i;
            }
        }
        return end;
    }
}
