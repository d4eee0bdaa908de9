package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvoiceRunTest {
    @Test
    void billsEverySubscriptionOnceHoweverOftenTheProcessIsKilled() {
        var outcome = new InvoiceRun(4_000, 2).run();

        assertThat(outcome.kills()).isEqualTo(2);
        assertThat(outcome.billed()).isEqualTo(4_000);
        assertThat(outcome.right()).as(outcome.line()).isTrue();
    }
}
