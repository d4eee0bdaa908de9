package opora.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketTest {
    private final Ticket ticket = new Ticket();

    @Test
    void knowsItsNumbersAgain() {
        for (var number : new int[] {0, 1, 9_999, 7_999_999}) {
            assertThat(ticket.numberOf(ticket.id(number).toString())).isEqualTo(number);
        }
    }

    @Test
    void leavesTheIdsOfOthersAlone() {
        assertThat(ticket.numberOf(new Ticket().id(3).toString())).isEqualTo(-1);
        assertThat(ticket.numberOf("no id at all")).isEqualTo(-1);
    }

    @Test
    void makesIdsOfVersionSeven() {
        assertThat(ticket.id(5).version()).isEqualTo(7);
        assertThat(ticket.id(5).variant()).isEqualTo(2);
    }
}
