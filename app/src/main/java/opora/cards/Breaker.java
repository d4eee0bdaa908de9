package opora.cards;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Leaves somebody alone for a while who has failed several times in a row. After that one may try;
/// when that goes well, all may.
final class Breaker {
    private final int failures;
    private final long restNanos;
    private final LongSupplier nanos;
    private int failed;
    private long openUntil;

    Breaker(int failures, Duration rest, LongSupplier nanos) {
        this.failures = failures;
        this.restNanos = rest.toNanos();
        this.nanos = nanos;
    }

    synchronized boolean lets() {
        if (failed < failures) {
            return true;
        }
        if (nanos.getAsLong() < openUntil) {
            return false;
        }
        openUntil = nanos.getAsLong() + restNanos; // this one tries, the others wait for it
        return true;
    }

    synchronized void answered() {
        failed = 0;
    }

    synchronized void failed() {
        failed++;
        if (failed >= failures) {
            openUntil = nanos.getAsLong() + restNanos;
        }
    }
}
