package opora.identity;

import java.util.ArrayList;
import java.util.List;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// A wish for a token.
///
/// @param days how long it is good
record AccessTokenForm(
        @Nullable String name, @Nullable List<String> scopes, @Nullable Integer days) {
    static final List<Integer> DAYS = List.of(7, 30, 90, 365);
    static final AccessTokenForm EMPTY = new AccessTokenForm("", List.of(), 30);
    private static final int LONGEST_NAME = 60;

    List<Flaw> flaws(List<String> known) {
        var flaws = new ArrayList<Flaw>();
        var called = called();
        if (called.isEmpty()
                || called.length() > LONGEST_NAME
                || called.chars().anyMatch(Character::isISOControl)) {
            flaws.add(Flaw.of("name", "identity.step.flaw.title", LONGEST_NAME));
        }
        if (wished().isEmpty() || !known.containsAll(wished())) {
            flaws.add(Flaw.of("scopes", "identity.tokens.flaw.scopes"));
        }
        if (days == null || !DAYS.contains(days)) {
            flaws.add(Flaw.of("days", "identity.step.flaw.choice"));
        }
        return flaws;
    }

    String called() {
        return name == null ? "" : name.strip();
    }

    List<String> wished() {
        return scopes == null ? List.of() : scopes;
    }
}
