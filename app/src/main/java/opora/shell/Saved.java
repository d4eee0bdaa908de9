package opora.shell;

import java.util.List;
import org.springframework.http.HttpStatus;

/// What came of saving something that people change on a page and programs over the API.
public sealed interface Saved {
    record Kept(long id) implements Saved {}

    record Flawed(List<Flaw> flaws) implements Saved {}

    /// Somebody else was quicker.
    record Outdated() implements Saved {}

    record Unknown() implements Saved {}

    /// The number of what was saved; refuses the request of a program where nothing was.
    default long id() {
        return switch (this) {
            case Kept kept -> kept.id;
            case Flawed(var flaws) -> throw new FlawedRequest(flaws);
            case Outdated() -> throw Refused.outdated();
            case Unknown() -> throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        };
    }
}
