package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChaosTest {
    @Test
    void losesDoublesAndSwapsNothingWhateverIsKilled() throws Exception {
        var outcome = new Chaos(12, 42, 30, null).run();

        assertThat(outcome.kills()).isGreaterThanOrEqualTo(3);
        assertThat(outcome.accepted()).isGreaterThan(50);
        assertThat(outcome.clean()).as(outcome.line()).isTrue();
    }
}
