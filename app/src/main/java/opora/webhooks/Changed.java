package opora.webhooks;

import java.util.List;
import opora.shell.Flaw;

/// What came of changing an endpoint.
sealed interface Changed {
    /// @param secret what calls are signed with, shown this once
    /// @param token what the receiver asks with, shown this once
    record Made(long id, String secret, String token) implements Changed {}

    record Kept(long id) implements Changed {}

    record Flawed(List<Flaw> flaws) implements Changed {}

    /// Somebody else was quicker.
    record Outdated() implements Changed {}
}
