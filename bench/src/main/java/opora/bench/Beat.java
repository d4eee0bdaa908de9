package opora.bench;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// When each order is to be sent: gently at first, for under full load the JIT compiler gets so
/// little of the processor that it is not done for minutes; then so many a second, or as fast as it
/// goes.
final class Beat {
    private static final double GENTLE_SHARE = 0.75;

    private final long beganNanos = System.nanoTime();
    private final double gentleRate;
    private final double gentleSeconds;
    private final int gentle;
    private final @Nullable Double rate;

    /// @param rate orders a second after the warm-up; null when nothing but the answers limits them
    Beat(int warmSeconds, double gentleRate, @Nullable Double rate) {
        this.gentleRate = gentleRate;
        this.gentleSeconds = warmSeconds * GENTLE_SHARE;
        this.gentle = (int) (gentleSeconds * gentleRate);
        this.rate = rate;
    }

    /// Whether this order has a moment of its own.
    boolean has(int number) {
        return rate != null || number < gentle;
    }

    /// Waits for that moment and answers when it was to be, so that a stall counts for everyone it
    /// holds up.
    long await(int number) {
        var planned = beganNanos + (long) (seconds(number) * 1e9);
        for (long now; (now = System.nanoTime()) < planned; ) {
            LockSupport.parkNanos(planned - now);
        }
        return planned;
    }

    private double seconds(int number) {
        if (number < gentle) {
            return number / gentleRate;
        }
        return gentleSeconds + (rate == null ? 0 : (number - gentle) / rate);
    }
}
