package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosTest {
    /// Fewer processes than `./opora chaos` starts, for each start costs some seconds.
    private static final List<String> PARTS =
            List.of(
                    "gateway,identity,portal",
                    "orders,tickets,assignment",
                    "customers,billing,privacy",
                    "notifications,explorer,journal");

    @Test
    void losesDoublesAndSwapsNothingWhateverIsKilled() throws Exception {
        var outcome = new Chaos(PARTS, 12, 42, 30, null).run();

        assertThat(outcome.kills()).isGreaterThanOrEqualTo(3);
        assertThat(outcome.accepted()).isGreaterThan(50);
        assertThat(outcome.tickets()).isPositive();
        assertThat(outcome.messages()).isGreaterThan(20);
        assertThat(outcome.assignments()).isPositive();
        assertThat(outcome.clean()).as(outcome.line()).isTrue();
    }
}
