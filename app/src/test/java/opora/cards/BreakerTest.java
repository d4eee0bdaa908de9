package opora.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(10), now::get);

    @Test
    void leavesWhoeverFailsAloneAndLetsOneTryAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(breaker.lets()).isTrue();
            breaker.failed();
        }
        assertThat(breaker.lets()).isFalse();
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isFalse();
        breaker.answered();
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void countsFailuresInARowOnly() {
        for (int i = 0; i < 10; i++) {
            breaker.failed();
            breaker.failed();
            breaker.answered();
        }
        assertThat(breaker.lets()).isTrue();
    }
}
