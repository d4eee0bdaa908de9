package opora.bench;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/// The orders of a run from their sending to their final status, by number.
final class Tally {
    private static final int MOST_ORDERS = 8_000_000;
    private static final long LONGEST_MICROS = 600_000_000;

    private final long[] plannedNanos = new long[MOST_ORDERS];
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final Semaphore room;
    private volatile Histogram micros = new Histogram(1, LONGEST_MICROS, 3);

    /// @param window how many orders may be on their way at once
    Tally(int window) {
        room = new Semaphore(window);
    }

    Semaphore room() {
        return room;
    }

    void planned(int number, long nanos) {
        plannedNanos[number] = nanos;
    }

    void accepted() {
        accepted.incrementAndGet();
    }

    /// The broker did not take it, so nobody has promised anything.
    void refused() {
        refused.incrementAndGet();
        room.release();
    }

    /// May be called more than once for an order: a record about it may come again.
    synchronized void finished(int number, long nanos) {
        var planned = plannedNanos[number];
        if (planned == 0) {
            return;
        }
        plannedNanos[number] = 0;
        micros.recordValue(Math.clamp((nanos - planned) / 1_000, 1, LONGEST_MICROS));
        finished.incrementAndGet();
        room.release();
    }

    int acceptedSoFar() {
        return accepted.get();
    }

    int finishedSoFar() {
        return finished.get();
    }

    int refusedSoFar() {
        return refused.get();
    }

    /// Latencies from here on; answers those up to here.
    synchronized Histogram turnOver() {
        var before = micros;
        micros = new Histogram(1, LONGEST_MICROS, 3);
        return before;
    }

    boolean open() {
        return finished.get() < accepted.get();
    }
}
