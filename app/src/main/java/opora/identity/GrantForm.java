package opora.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import opora.shell.Flaw;
import opora.shell.Grant;
import opora.shell.Reach;
import opora.shell.Scope;
import org.jspecify.annotations.Nullable;

/// A role for somebody, as it is filled in.
public record GrantForm(
        @Nullable String username,
        @Nullable String role,
        @Nullable String reach,
        @Nullable String place) {
    private static final int LONGEST_PLACE = 60;

    public static GrantForm empty() {
        return new GrantForm("", "", Reach.ALL.name(), "");
    }

    public String typedName() {
        return text(username).toLowerCase(Locale.ROOT);
    }

    public String typedRole() {
        return text(role);
    }

    public String typedPlace() {
        return text(place);
    }

    public String typedReach() {
        return text(reach);
    }

    List<Flaw> flaws() {
        var chosen = chosenReach();
        if (chosen.isEmpty()) {
            return List.of(Flaw.of("reach", "identity.flaw.reach"));
        }
        var fits =
                chosen.get().namesPlace()
                        ? !typedPlace().isEmpty() && typedPlace().length() <= LONGEST_PLACE
                        : typedPlace().isEmpty();
        return fits ? List.of() : List.of(Flaw.of("place", "identity.flaw.place"));
    }

    /// Only of a form without flaws.
    Grant grant() {
        return new Grant(typedRole(), new Scope(chosenReach().orElseThrow(), typedPlace()));
    }

    private Optional<Reach> chosenReach() {
        return Arrays.stream(Reach.values())
                .filter(known -> known.name().equals(typedReach()))
                .findFirst();
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
