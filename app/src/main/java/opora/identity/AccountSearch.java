package opora.identity;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What staff looks for.
///
/// @param q how the name or the address begins
/// @param state active, blocked or locked; anything else for all
/// @param after only accounts behind this name
public record AccountSearch(
        @Nullable String q, @Nullable String role, @Nullable String state, @Nullable String after) {
    public String beginning() {
        return text(q).toLowerCase(Locale.ROOT);
    }

    public String wantedRole() {
        return text(role);
    }

    public String wantedState() {
        return text(state);
    }

    String behind() {
        return text(after);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").replace("\u0000", "").strip();
    }
}
