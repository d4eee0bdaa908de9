package opora.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Tells what a text is about by words that people wrote down, as long as there is nothing to learn
/// from. A word also stands for those that begin with it, since most Russian words have many forms.
final class Keywords {
    static final String MODEL = "rules";
    private static final int SHORTEST_BEGINNING = 4;

    private Keywords() {}

    /// All topics that a word speaks for, the likeliest first. One word is half a proof; where
    /// words speak for different topics none is sure.
    static List<Guess> classify(String text, ChoiceRules rules) {
        var words = words(text);
        var found = new ArrayList<Guess>();
        var sum = 1.0;
        for (var rule : rules.topics()) {
            var hits = rule.words().stream().filter(word -> said(words, words(word))).count();
            if (hits > 0) {
                found.add(new Guess(rule.topic(), hits * 2.0));
                sum += hits * 2.0;
            }
        }
        var all = sum;
        return found.stream()
                .map(guess -> new Guess(guess.topic(), guess.confidence() / all))
                .sorted(Comparator.comparingDouble(Guess::confidence).reversed())
                .toList();
    }

    /// Which of a topic's words are in a text.
    static List<String> said(String text, TopicRule rule) {
        var words = words(text);
        return rule.words().stream().filter(word -> said(words, words(word))).toList();
    }

    /// Whether words, which may be several, follow each other in a text.
    private static boolean said(List<String> text, List<String> wanted) {
        for (int i = 0; i + wanted.size() <= text.size(); i++) {
            var all = !wanted.isEmpty();
            for (int j = 0; all && j < wanted.size(); j++) {
                all = same(text.get(i + j), wanted.get(j));
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String word, String wanted) {
        return wanted.length() < SHORTEST_BEGINNING ? word.equals(wanted) : word.startsWith(wanted);
    }

    private static List<String> words(String text) {
        return List.of(
                text.toLowerCase(Locale.ROOT).replace('ё', 'е').strip().split("[^\\p{L}\\p{N}]+"));
    }
}
