package opora.search;

import java.util.LinkedHashSet;
import java.util.Set;

/// Slips of the finger. A word keeps most of itself when one letter is left out: two words that
/// differ by a letter too many, too few, wrong or swapped are the same then.
final class Slips {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 24;

    /// Two slips are forgiven from here on.
    private static final int LONG = 7;

    private Slips() {}

    /// Whether it is a word that people type by its letters.
    static boolean fits(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().allMatch(Character::isLetter);
    }

    /// The word, and what is left of it without each one of its letters.
    static Set<String> of(String word) {
        var slips = new LinkedHashSet<String>();
        slips.add(word);
        for (int i = 0; i < word.length(); i++) {
            slips.add(word.substring(0, i) + word.substring(i + 1));
        }
        return slips;
    }

    /// Whether one may have been meant by the other.
    static boolean near(String typed, String word) {
        return distance(typed, word) <= (typed.length() >= LONG ? 2 : 1);
    }

    /// How many letters have to be put in, left out, replaced or swapped with their neighbour.
    static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1);
        var least =
                Math.min(
                        rows[i - 1][j - 1] + (same ? 0 : 1),
                        Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
