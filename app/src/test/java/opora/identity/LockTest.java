package opora.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(15);

    @Test
    void forgivesThreeAndLocksAtTheFourth() {
        var lock = Lock.NONE;
        for (int i = 1; i <= 3; i++) {
            lock = lock.tighten(NOW, 3, LENGTH);
            assertThat(lock.holds(NOW)).isFalse();
        }
        lock = lock.tighten(NOW, 3, LENGTH);
        assertThat(lock.holds(NOW)).isTrue();
        assertThat(lock.holds(NOW.plus(LENGTH))).isFalse();
    }

    @Test
    void startsCountingAnewAfterALockRanOut() {
        var ranOut = new Lock(4, NOW.minusSeconds(1));
        assertThat(ranOut.tighten(NOW, 3, LENGTH)).isEqualTo(new Lock(1, null));
    }
}
