package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BesideTest {
    @Test
    void takesTheLastRateThatIsSaid() throws Exception {
        assertThat(
                        Beside.run(
                                "echo 'warm orders/s=9'; echo 'RESULT orders/s=12.5 p50ms=3'; echo done"))
                .hasValue(12.5);
    }

    @Test
    void saysNothingWhereNothingWasSaid() throws Exception {
        assertThat(Beside.run("echo no figures")).isEmpty();
    }
}
