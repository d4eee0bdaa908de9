package opora.billing;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Where a page of somebody's money ended.
///
/// @param ref tells lines of one moment apart
record MoneyCursor(Instant at, String ref) {
    static final MoneyCursor END = new MoneyCursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    /// Nothing for what is none of ours.
    static Optional<MoneyCursor> of(String text) {
        var parts = text.split("_", 2);
        if (parts.length < 2 || !parts[1].matches("[it]\\d{19}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MoneyCursor(Instant.parse(parts[0]), parts[1]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Timestamp timestamp() {
        return Timestamp.from(at);
    }

    String text() {
        return at + "_" + ref;
    }
}
