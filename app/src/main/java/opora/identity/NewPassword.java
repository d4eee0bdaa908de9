package opora.identity;

import java.util.List;
import opora.shell.Flaw;

/// What became of a wish for another password.
sealed interface NewPassword {
    record Changed() implements NewPassword {}

    record Flawed(List<Flaw> flaws) implements NewPassword {}

    /// The link was used before, or its time is over.
    record Gone() implements NewPassword {}
}
