package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvoiceRunTest {
    @Test
    void billsEverySubscriptionOnceHoweverOftenTheProcessIsKilled() {
        var outcome = new InvoiceRun(1_200, 2).run();

        assertThat(outcome.kills()).isPositive();
        assertThat(outcome.billed()).isEqualTo(1_200);
        assertThat(outcome.right()).as(outcome.line()).isTrue();
    }
}
