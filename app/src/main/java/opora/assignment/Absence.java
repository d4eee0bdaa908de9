package opora.assignment;

import java.time.Instant;

/// Somebody is away.
public record Absence(long id, Instant from, Instant to, String note) {
    Interval interval() {
        return new Interval(from, to);
    }
}
