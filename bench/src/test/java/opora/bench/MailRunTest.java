package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailRunTest {
    @Test
    void everyMailBecomesOneThingHoweverOftenTheProcessIsKilled() {
        var tally = new MailRun(300, 3, 42).run();

        assertThat(tally.kills()).isPositive();
        assertThat(tally.mails()).isEqualTo(300);
        assertThat(tally.tickets() + tally.replies() + tally.aside()).isEqualTo(300);
        assertThat(tally.right()).as(tally.line()).isTrue();
    }
}
