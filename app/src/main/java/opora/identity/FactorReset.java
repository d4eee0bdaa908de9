package opora.identity;

import java.util.List;
import java.util.Optional;
import opora.shell.Flaw;

/// What came of taking somebody's second factor away.
sealed interface FactorReset {

    /// @param code good for one sign-in, to be told to the owner; only where no mail reaches them
    record Done(Optional<String> code) implements FactorReset {}

    record Flawed(List<Flaw> flaws) implements FactorReset {
        static Flawed of(String key) {
            return new Flawed(List.of(Flaw.of("reason", key)));
        }
    }
}
