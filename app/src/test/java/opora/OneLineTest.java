package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import opora.engines.EngineFailure;
import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void findsTheSentenceUnderWhatSpringWrapsAroundIt() {
        var wrapped = new IllegalStateException("bean", new EngineFailure("no database"));
        assertThat(OneLine.sentence(wrapped)).contains("no database");
    }

    @Test
    void knowsAFullDiskWhoeverMeetsIt() {
        var full = new EngineFailure("x", new IOException("No space left on device"));
        assertThat(OneLine.sentence(full)).contains("the disk is full");
    }

    @Test
    void leavesSurprisesAlone() {
        assertThat(OneLine.sentence(new IllegalStateException("bug"))).isEmpty();
    }
}
