package opora.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Telephone numbers as people write them. Two are the same where their digits are; whether `8` or
/// `+7` is dialled before a number in Russia makes no difference.
public final class PhoneNumber {
    /// Of signs, in a form.
    public static final int LONGEST = 40;

    private static final int FEWEST_DIGITS = 5;
    private static final int MOST_DIGITS = 15;
    private static final int FEWEST_BEGUN = 3;
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9\\p{Zs}()\\p{Pd}]+");
    private static final Pattern RUSSIAN = Pattern.compile("[78][0-9]{10}");
    private static final Pattern RUSSIAN_BEGUN = Pattern.compile("[78][0-9]{0,10}");

    private PhoneNumber() {}

    /// Whether it can be one: digits, `+`, spaces, brackets and dashes.
    public static boolean fits(String written) {
        var digits = digits(written).length();
        return WRITTEN.matcher(written.strip()).matches()
                && digits >= FEWEST_DIGITS
                && digits <= MOST_DIGITS;
    }

    /// What all ways of writing it have in common; empty where there is no digit.
    public static String plain(String written) {
        var digits = digits(written);
        return RUSSIAN.matcher(digits).matches() ? digits.substring(1) : digits;
    }

    /// What a [#plain] number may begin with, when so much of it has been said; none for too
    /// little.
    public static List<String> beginnings(String written) {
        var digits = digits(written);
        var within = RUSSIAN_BEGUN.matcher(digits).matches() ? digits.substring(1) : digits;
        return Stream.of(digits, within)
                .distinct()
                .filter(begun -> begun.length() >= FEWEST_BEGUN)
                .toList();
    }

    private static String digits(String written) {
        return written.replaceAll("[^0-9]", "");
    }
}
