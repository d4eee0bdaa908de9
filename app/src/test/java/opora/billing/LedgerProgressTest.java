package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import opora.billing.LedgerAudit.Span;
import org.junit.jupiter.api.Test;

class LedgerProgressTest {
    private final LedgerProgress progress = new LedgerProgress(3, 10);

    @Test
    void looksAtEveryPostingWhetherOldOrNew() {
        var seen = new TreeSet<Long>();
        for (long newest = 100; newest <= 160; newest += 4) {
            seen.addAll(postings(progress.next(newest)));
        }
        assertThat(seen).containsAll(LongStream.rangeClosed(1, 148).boxed().toList());
    }

    @Test
    void looksAtAPostingOnlyOnceItHasSettled() {
        for (int round = 0; round < 3; round++) {
            progress.next(0);
        }
        assertThat(postings(progress.next(7))).isEmpty();
        assertThat(postings(progress.next(9))).isEmpty();
        assertThat(postings(progress.next(9))).isEmpty();
        assertThat(postings(progress.next(12)))
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void beginsAnewWithTheOldOnes() {
        var spans = new ArrayList<Span>();
        for (int round = 0; round < 5; round++) {
            spans.addAll(progress.next(15));
        }
        assertThat(spans).contains(new Span(0, 10), new Span(10, 15));
        assertThat(spans.stream().filter(new Span(0, 10)::equals)).hasSizeGreaterThan(1);
    }

    private static List<Long> postings(List<Span> spans) {
        return spans.stream()
                .flatMap(span -> LongStream.rangeClosed(span.after() + 1, span.upTo()).boxed())
                .toList();
    }
}
