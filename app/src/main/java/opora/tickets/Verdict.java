package opora.tickets;

import java.util.Arrays;
import java.util.List;

/// What is to become of a wish: things happen, or a reason why not.
sealed interface Verdict {
    record Happens(List<Happening> all) implements Verdict {}

    /// @param reason the key of a text
    record Impossible(String field, String reason) implements Verdict {}

    static Verdict happens(Happening... all) {
        return new Happens(Arrays.asList(all));
    }

    static Verdict impossible(String field, String reason) {
        return new Impossible(field, reason);
    }
}
