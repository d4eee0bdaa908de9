package opora.search;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import org.jspecify.annotations.Nullable;

/// Where a page of what was found ended.
///
/// @param rank how well it fits; 0 where that does not matter
record Place(float rank, Instant at, long number) {
    static final Place BEGIN =
            new Place(Float.MAX_VALUE, Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    /// Pages of the best end after this many.
    static final int BEST_OF = 1_000;

    Timestamp timestamp() {
        return Timestamp.from(at);
    }

    String text() {
        return Float.floatToIntBits(rank) + "_" + number + "_" + at;
    }

    static Place parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return BEGIN;
        }
        try {
            var parts = text.split("_", 3);
            var rank = Float.intBitsToFloat(Integer.parseInt(parts[0]));
            return new Place(rank, Instant.parse(parts[2]), Long.parseLong(parts[1]));
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new FlawedRequest(List.of(Flaw.of("cursor", "problem.cursor")));
        }
    }
}
