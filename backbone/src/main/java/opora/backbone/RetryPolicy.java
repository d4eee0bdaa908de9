package opora.backbone;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How often and how soon a failed event is tried again.
///
/// @param attempts how many tries in all, the first one included
/// @param first the pause before the second try; it doubles with every further one
/// @param longest what the pause grows to at most
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    /// Of tries of an event whose key is late, some hours with the usual pauses.
    private static final int PATIENT = 1_000;

    public static RetryPolicy defaults() {
        return new RetryPolicy(8, Duration.ofMillis(200), Duration.ofSeconds(30));
    }

    /// The pause after that many tries, or null when it was the last one.
    @Nullable Duration pauseAfter(int tries) {
        return tries < attempts ? pause(tries) : null;
    }

    /// The same for this failure: what time mends is given more of it.
    @Nullable Duration pauseAfter(int tries, Throwable failure) {
        return KeyIsLate.causes(failure) && tries < PATIENT ? pause(tries) : pauseAfter(tries);
    }

    private Duration pause(int tries) {
        var millis = first.toMillis() << Math.min(tries - 1, 30);
        return millis <= 0 || millis > longest.toMillis() ? longest : Duration.ofMillis(millis);
    }
}
