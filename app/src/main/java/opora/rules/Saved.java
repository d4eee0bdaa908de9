package opora.rules;

import java.util.List;
import opora.shell.Flaw;

/// What came of saving a rule or a template.
sealed interface Saved {
    record Kept(long id) implements Saved {}

    record Flawed(List<Flaw> flaws) implements Saved {}

    /// Somebody else was quicker.
    record Outdated() implements Saved {}

    record Unknown() implements Saved {}
}
