package opora.customers;

import java.util.List;
import opora.shell.Flaw;

/// What became of a change to a profile.
sealed interface ChangeAnswer {
    record Changed(Profile profile) implements ChangeAnswer {}

    record Flawed(List<Flaw> flaws) implements ChangeAnswer {}

    /// Somebody changed it first; that change is not overwritten unseen.
    record Outdated() implements ChangeAnswer {}

    /// The profile has not begun yet, or never will.
    record Unknown() implements ChangeAnswer {}
}
