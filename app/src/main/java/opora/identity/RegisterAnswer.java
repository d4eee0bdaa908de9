package opora.identity;

import java.util.List;
import java.util.Set;
import opora.shell.Flaw;

/// What became of a registration.
sealed interface RegisterAnswer {
    /// There is an account now; also the answer when the very same registration arrives again.
    record Registered(String username, Set<String> roles) implements RegisterAnswer {}

    record Flawed(List<Flaw> flaws) implements RegisterAnswer {}
}
