package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosTest {
    /// Fewer processes than `./opora chaos` starts, for each start costs some seconds.
    private static final List<String> PARTS =
            List.of(
                    "gateway,identity",
                    "orders",
                    "customers,billing,privacy",
                    "notifications,explorer,journal");

    @Test
    void losesDoublesAndSwapsNothingWhateverIsKilled() throws Exception {
        var outcome = new Chaos(PARTS, 12, 42, 30, null).run();

        assertThat(outcome.kills()).isGreaterThanOrEqualTo(3);
        assertThat(outcome.accepted()).isGreaterThan(50);
        assertThat(outcome.clean()).as(outcome.line()).isTrue();
    }
}
