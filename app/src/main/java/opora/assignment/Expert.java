package opora.assignment;

import java.util.Map;
import java.util.Set;

/// Somebody who does the work, and what speaks for giving it to them.
///
/// @param active whether they get work at all
/// @param barred whether they are kept out of the whole place
/// @param skills their level in each, from 1 to 5
/// @param regions where they work; everywhere when none is named
/// @param languages what they speak; anything when none is named
/// @param cap how much open work they may have
/// @param traits what else is known of them, as the administrator wants it
/// @param turn when it was their turn last: a number that rises with every choice
public record Expert(
        String username,
        boolean active,
        boolean barred,
        Map<String, Integer> skills,
        Set<String> regions,
        Set<String> languages,
        Calendar calendar,
        int cap,
        Map<String, String> traits,
        long turn,
        int version) {
    static final int HIGHEST = 5;

    public Expert {
        skills = Map.copyOf(skills);
        regions = Set.copyOf(regions);
        languages = Set.copyOf(languages);
        traits = Map.copyOf(traits);
    }
}
