package opora.bench;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/// Clients that ask for one thing again and again, each on a connection of its own: the next time
/// when the last was answered, or so many a second together.
final class Askers implements AutoCloseable {
    private static final long LONGEST_MICROS = 60_000_000;

    private final int port;
    private final int expected;
    private final double perSecond;
    private final IntFunction<String> requests;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch gone;
    private final long beganNanos = System.nanoTime();
    private volatile boolean closing;
    private Counted counted = new Counted();

    /// What was asked and answered between two moments.
    static final class Counted {
        private final long beganNanos = System.nanoTime();
        private final Histogram micros = new Histogram(1, LONGEST_MICROS, 3);
        private long refused;
        private double seconds = 1;

        double perSecond() {
            return micros.getTotalCount() / seconds;
        }

        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }

        long answered() {
            return micros.getTotalCount();
        }

        long refused() {
            return refused;
        }
    }

    /// @param expected the status of a good answer
    /// @param perSecond of all together; 0 when nothing but the answers limits them
    /// @param requests whole HTTP requests by number
    Askers(int port, int clients, int expected, double perSecond, IntFunction<String> requests) {
        this.port = port;
        this.expected = expected;
        this.perSecond = perSecond;
        this.requests = requests;
        this.gone = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            Thread.ofVirtual().name("asker").start(this::ask);
        }
    }

    /// Counts anew from here on; answers what was counted up to here.
    synchronized Counted turnOver() {
        var before = counted;
        before.seconds = (System.nanoTime() - before.beganNanos) / 1e9;
        counted = new Counted();
        return before;
    }

    private void ask() {
        try {
            while (!closing) {
                try (var line = new Line(port)) {
                    while (!closing) {
                        ask(line);
                    }
                } catch (IOException e) {
                    count(false, 0);
                    Pause.millis(100);
                }
            }
        } finally {
            gone.countDown();
        }
    }

    private void ask(Line line) throws IOException {
        var number = next.getAndIncrement();
        var planned = planned(number);
        var right = line.exchange(requests.apply(number)) == expected;
        count(right, System.nanoTime() - planned);
    }

    /// Latency counts from when it was to be, so that a stall counts for everyone it holds up.
    private long planned(int number) {
        if (perSecond == 0) {
            return System.nanoTime();
        }
        var planned = beganNanos + (long) (number / perSecond * 1e9);
        for (long now; (now = System.nanoTime()) < planned && !closing; ) {
            LockSupport.parkNanos(Math.min(planned - now, 100_000_000));
        }
        return planned;
    }

    private synchronized void count(boolean right, long nanos) {
        if (right) {
            counted.micros.recordValue(Math.clamp(nanos / 1_000, 1, LONGEST_MICROS));
        } else {
            counted.refused++;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        gone.await();
    }
}
