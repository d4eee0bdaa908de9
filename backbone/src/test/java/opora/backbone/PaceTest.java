package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLIS = 1_000_000;

    private final Pace pace = new Pace(Duration.ofMillis(2), Duration.ofMillis(20));

    @Test
    void whoComesAfterAPauseDoesNotWait() {
        pace.endedAt(0);

        assertThat(pace.restNanos(30 * MILLIS, 35 * MILLIS, false)).isZero();
    }

    @Test
    void whoIsBusyRestsAsLongAsTheTurnTook() {
        pace.endedAt(0);

        assertThat(pace.restNanos(5 * MILLIS, 12 * MILLIS, false)).isEqualTo(7 * MILLIS);
    }

    @Test
    void aRestIsNeitherTooShortNorTooLong() {
        pace.endedAt(0);

        assertThat(pace.restNanos(5 * MILLIS, 5 * MILLIS, false)).isEqualTo(2 * MILLIS);
        assertThat(pace.restNanos(5 * MILLIS, 90 * MILLIS, false)).isEqualTo(20 * MILLIS);
    }

    @Test
    void aLargeTurnIsFollowedByTheNextAtOnce() {
        pace.endedAt(0);

        assertThat(pace.restNanos(5 * MILLIS, 90 * MILLIS, true)).isZero();
    }

    @Test
    void whoHasRestedIsStillBusyForAMoment() throws Exception {
        var slow = new Pace(Duration.ZERO, Duration.ZERO);

        assertThat(slow.busy()).isFalse();
        slow.endedAt(System.nanoTime() + 1_000 * MILLIS);
        assertThat(slow.busy()).isTrue();
        slow.rest(System.nanoTime(), false);
    }
}
