package opora.rules;

import java.time.ZoneId;
import java.util.Locale;

/// Whoever a text is written for.
///
/// @param username empty for a bare address
record Reader(String username, String language, ZoneId zone) {
    Locale locale() {
        return language.equals("ru") ? Locale.of("ru", "RU") : Locale.UK;
    }
}
