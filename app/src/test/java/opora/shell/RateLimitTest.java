package opora.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private long nanos;
    private final RateLimit limit = new RateLimit(6, () -> nanos);

    @Test
    void allowsAMinutesWorthAtOnceAndNoMore() {
        assertThat(allowed(10)).isEqualTo(6);
        assertThatThrownBy(() -> limit.take("a")).isInstanceOf(Refused.class);
    }

    @Test
    void countsEachAddressForItself() {
        allowed(10);
        assertThat(limit.allows("b")).isTrue();
    }

    @Test
    void refillsSteadily() {
        allowed(10);
        nanos += Duration.ofSeconds(20).toNanos();
        assertThat(allowed(10)).isEqualTo(2);
    }

    @Test
    void refusedTriesDoNotPostponeTheNextGoodOne() {
        allowed(6);
        for (int i = 0; i < 20; i++) {
            nanos += Duration.ofSeconds(1).toNanos();
            limit.allows("a");
        }
        assertThat(allowed(10)).isZero();
        nanos += Duration.ofSeconds(10).toNanos();
        assertThat(allowed(10)).isEqualTo(1);
    }

    private long allowed(int tries) {
        return IntStream.range(0, tries).filter(i -> limit.allows("a")).count();
    }
}
