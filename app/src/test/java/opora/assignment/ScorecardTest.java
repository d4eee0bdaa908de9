package opora.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import opora.assignment.Scorecard.Confusion;
import opora.assignment.Scorecard.Judged;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private final List<Judged> judged =
            List.of(
                    new Judged("a", 0.9, "a"),
                    new Judged("a", 0.9, "a"),
                    new Judged("a", 0.9, "b"),
                    new Judged("b", 0.5, "b"),
                    new Judged("b", 0.5, "a"));

    @Test
    void countsWhatIsRight() {
        var card = Scorecard.of(judged, 0.6);
        assertThat(card.accuracy()).isEqualTo(0.6);
        assertThat(card.routed()).isEqualTo(0.6);
        assertThat(card.routedAccuracy()).isEqualTo(2.0 / 3);
        // a: 2 found, 2 wrong; b: 1 found, 2 wrong
        assertThat(card.macroF1()).isCloseTo((4.0 / 6 + 2.0 / 4) / 2, Offset.offset(1e-9));
    }

    @Test
    void measuresHowFarConfidenceAndTruthDiffer() {
        var error = Scorecard.of(judged, 0.6).calibrationError();
        assertThat(error).isCloseTo((3 * (0.9 - 2.0 / 3) + 0) / 5, Offset.offset(1e-9));
    }

    @Test
    void namesWhatIsTakenForWhat() {
        assertThat(Scorecard.confusions(judged, 5))
                .containsExactly(new Confusion("a", "b", 1), new Confusion("b", "a", 1));
    }
}
