package opora.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Map<String, List<String>> CONSUMERS =
            Map.of("opora.a.Asked", List.of("b", "c"), "opora.b.Answered", List.of("a", "b"));

    @Test
    void everyContextHasALifelineInOrderOfAppearance() {
        var sequence =
                layout(event("1", 0, "a", "Asked", null), event("2", 5, "b", "Answered", "1"));
        assertThat(sequence.lifelines())
                .extracting(Sequence.Lifeline::context)
                .containsExactly("a", "b", "c");
        assertThat(sequence.lifelines())
                .extracting(Sequence.Lifeline::x)
                .containsExactly(
                        Sequence.GUTTER + 58, Sequence.GUTTER + 174, Sequence.GUTTER + 290);
        assertThat(sequence.width()).isEqualTo(Sequence.GUTTER + 3 * Sequence.COLUMN + 4);
    }

    @Test
    void anArrowReachesEveryReaderAndLoopsToItsOwnPublisher() {
        var arrows =
                layout(event("1", 0, "a", "Asked", null), event("2", 5, "b", "Answered", "1"))
                        .arrows();
        var asked = arrows.getFirst();
        assertThat(asked.to()).containsExactly(asked.from() + 116, asked.from() + 232);
        assertThat(asked.self()).isFalse();
        assertThat(asked.left()).isEqualTo(asked.from());
        assertThat(asked.right()).isEqualTo(asked.from() + 232);
        var answered = arrows.getLast();
        assertThat(answered.to()).containsExactly(asked.from());
        assertThat(answered.self()).isTrue();
        assertThat(answered.y()).isEqualTo(asked.y() + Sequence.ROW);
    }

    @Test
    void anEventNobodyHandlesEndsInTheOpen() {
        var arrow = layout(event("1", 0, "a", "Forgotten", null)).arrows().getFirst();
        assertThat(arrow.unheard()).isTrue();
        assertThat(arrow.left()).isEqualTo(arrow.right()).isEqualTo(arrow.from());
    }

    @Test
    void wordsStayInsideThePicture() {
        var sequence = layout(event("1", 0, "a", "TheVeryLongNameOfAnEventThatNobodyReads", null));
        assertThat(sequence.arrows().getFirst().textX()).isGreaterThan(Sequence.GUTTER + 100);
    }

    @Test
    void nothingPrecedesItsCauseEvenWhenClocksDiffer() {
        var flow =
                Flow.of(
                        "c",
                        List.of(
                                event("2", -3, "b", "Answered", "1"),
                                event("1", 0, "a", "Asked", null),
                                event("3", 1, "c", "Noted", "elsewhere")),
                        CONSUMERS);
        assertThat(flow.steps())
                .extracting(step -> step.event().id())
                .containsExactly("1", "2", "3");
    }

    private static Sequence layout(FlowEvent... events) {
        return Sequence.of(Flow.of("c", List.of(events), CONSUMERS));
    }

    private static FlowEvent event(
            String id, long millis, String context, String name, @Nullable String cause) {
        return new FlowEvent(
                id,
                NOON.plusMillis(millis),
                context,
                "opora." + context + "." + name,
                "t",
                0,
                0,
                "k",
                "c",
                cause,
                new byte[0]);
    }
}
