package opora.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opora.shell.PhoneNumber;

/// What an agent hears, in any order: words and a telephone number.
///
/// @param words as the database looks for their beginnings; empty where a letter alone would find
///   everybody
/// @param numbers what the number may begin with
/// @param figures its parts as words
record HeardWords(String words, List<String> numbers, String figures) {
    private static final int MOST = 5;
    private static final Pattern FIGURES = Pattern.compile("[+(]*[0-9][0-9()+.\\p{Pd}]*");

    static HeardWords of(String typed) {
        var parts = Arrays.stream(typed.strip().split("[\\s\\p{Zs}]+")).toList();
        var number =
                parts.stream()
                        .filter(part -> FIGURES.matcher(part).matches())
                        .collect(Collectors.joining(" "));
        var rest =
                parts.stream()
                        .filter(part -> !FIGURES.matcher(part).matches())
                        .collect(Collectors.joining(" "));
        var words = beginnings(rest);
        var numbers = PhoneNumber.beginnings(number);
        return new HeardWords(
                words.length() < 4 ? "" : words,
                numbers,
                numbers.isEmpty() ? "" : beginnings(number));
    }

    private static String beginnings(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }
}
