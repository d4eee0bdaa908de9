package opora.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What is to become of a wish: things happen, or a reason why not.
sealed interface Verdict {
    record Happens(List<Happening> all) implements Verdict {}

    /// @param reason the key of a text
    record Impossible(String field, String reason) implements Verdict {}

    /// With what another one lets happen besides, if it does.
    default Verdict and(Verdict other) {
        return this instanceof Happens(var all) && other instanceof Happens(var more)
                ? new Happens(Stream.concat(all.stream(), more.stream()).toList())
                : this;
    }

    static Verdict happens(Happening... all) {
        return new Happens(Arrays.asList(all));
    }

    static Verdict impossible(String field, String reason) {
        return new Impossible(field, reason);
    }
}
