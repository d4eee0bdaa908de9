package opora.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import opora.shell.PhoneNumber;

/// Telephone numbers among typed words. In a phrase or beside an alternative figures are words like
/// others, and so they are in a serial number.
///
/// @param rest what is typed besides
/// @param numbers as they were typed
record TypedPhones(String rest, List<String> numbers) {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}+#/-])\\+?[0-9(][0-9()\\p{Zs}\\p{Pd}]*[0-9](?![\\p{L}\\p{N}/]|-\\p{L})");
    private static final Pattern STRUCTURED = Pattern.compile("\"|\\b(?i:or)\\b");

    static TypedPhones in(String typed) {
        var numbers = new ArrayList<String>();
        if (STRUCTURED.matcher(typed).find()) {
            return new TypedPhones(typed, numbers);
        }
        var found = NUMBER.matcher(typed);
        var rest = new StringBuilder();
        while (found.find()) {
            if (PhoneNumber.fits(found.group())) {
                numbers.add(found.group());
                found.appendReplacement(rest, " ");
            }
        }
        found.appendTail(rest);
        return new TypedPhones(rest.toString(), numbers);
    }
}
