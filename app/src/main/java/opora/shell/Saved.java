package opora.shell;

import java.util.List;
import org.springframework.http.HttpStatus;

/// What came of saving something that people change on a page and programs over the API.
///
/// @param <T> what is known of it then
public sealed interface Saved<T> {
    record Kept<T>(T what) implements Saved<T> {}

    record Flawed<T>(List<Flaw> flaws) implements Saved<T> {}

    /// Somebody else was quicker.
    record Outdated<T>() implements Saved<T> {}

    record Unknown<T>() implements Saved<T> {}

    /// What was saved; refuses the request of a program where nothing was.
    default T kept() {
        return switch (this) {
            case Kept<T>(var what) -> what;
            case Flawed<T>(var flaws) -> throw new FlawedRequest(flaws);
            case Outdated<T>() -> throw Refused.outdated();
            case Unknown<T>() -> throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        };
    }
}
