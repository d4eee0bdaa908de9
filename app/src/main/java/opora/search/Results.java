package opora.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what was found.
///
/// @param meant words that were looked for in place of unknown ones, as far as they may be told
/// @param guessed whether there were unknown ones
/// @param count how many there are; null where nobody knows
/// @param next where the next page begins; null on the last one
public record Results(
        Asked asked,
        List<Hit> hits,
        List<String> meant,
        boolean guessed,
        @Nullable Long count,
        @Nullable String next,
        boolean first) {
    public static final int COUNTED = 1_000;

    static Results none(Asked asked) {
        return new Results(asked, List.of(), List.of(), false, null, null, true);
    }
}
