package opora.backbone;

import java.time.Duration;

/// How fast somebody turns who takes what has gathered. Idle, there is no waiting. Busy, each turn
/// is followed by a rest as long as the turn took, within limits: a transaction or a round trip for
/// a handful costs nearly as much as one for hundreds, and whoever rests when turns become slow
/// lets them become large instead.
public final class Pace {
    private static final long BUSY_NANOS = Duration.ofMillis(25).toNanos();

    private final long shortestNanos;
    private final long longestNanos;
    private long endedAtNanos = System.nanoTime() - BUSY_NANOS;

    public Pace(Duration shortest, Duration longest) {
        this.shortestNanos = shortest.toNanos();
        this.longestNanos = longest.toNanos();
    }

    /// Whether the last turn is so recent that more can be expected at any moment.
    public boolean busy() {
        return System.nanoTime() - endedAtNanos < BUSY_NANOS;
    }

    /// Ends a turn, with a rest if it was a busy one.
    ///
    /// @param beganAtNanos when the turn had something to do
    /// @param enough whether the turn was large enough to be followed by another at once
    public void rest(long beganAtNanos, boolean enough) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(restNanos(beganAtNanos, System.nanoTime(), enough)));
        endedAt(System.nanoTime());
    }

    long restNanos(long beganAtNanos, long nowNanos, boolean enough) {
        return enough || beganAtNanos - endedAtNanos >= BUSY_NANOS
                ? 0
                : Math.clamp(nowNanos - beganAtNanos, shortestNanos, longestNanos);
    }

    void endedAt(long nanos) {
        endedAtNanos = nanos;
    }
}
