package opora.assignment;

import java.util.List;
import opora.shell.Flaw;

/// What came of changing something.
sealed interface Saved {
    record Kept() implements Saved {}

    record Flawed(List<Flaw> flaws) implements Saved {}

    /// Somebody else was quicker.
    record Outdated() implements Saved {}

    record Unknown() implements Saved {}
}
