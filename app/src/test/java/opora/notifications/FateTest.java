package opora.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FateTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration GIVE_UP = Duration.ofDays(3);

    @Test
    void whatTheServerTookIsSent() {
        assertThat(decide(letter(0, 0), new Answer.Taken())).isInstanceOf(Fate.Sent.class);
    }

    @Test
    void whatTheServerRefusesFails() {
        assertThat(decide(letter(0, 0), new Answer.Refused("550 no such person")))
                .isEqualTo(new Fate.Ended(Fate.State.FAILED, "550 no such person"));
    }

    @Test
    void aLetterPutOffWaitsLongerEachTimeUntilItIsGivenUp() {
        assertThat(decide(letter(0, 0), new Answer.PutOff("451 later")))
                .isEqualTo(new Fate.Again(Duration.ofSeconds(1), true, false, "451 later"));
        assertThat(Fate.pause(5)).isEqualTo(Duration.ofSeconds(32));
        assertThat(Fate.pause(500)).isEqualTo(Duration.ofMinutes(10));
        var old = NOW.plus(GIVE_UP).plusSeconds(1);
        assertThat(Fate.decide(letter(9, 0), new Answer.PutOff("451 later"), old, GIVE_UP))
                .isEqualTo(new Fate.Ended(Fate.State.FAILED, "451 later"));
    }

    @Test
    void withoutAServerALetterWaitsAndNothingIsCountedAgainstIt() {
        assertThat(decide(letter(3, 1), new Answer.Nobody("refused")))
                .isEqualTo(new Fate.Again(Duration.ZERO, false, false, "refused"));
    }

    @Test
    void aLetterOfUnknownFateIsSentOnceMoreAndNoThirdTime() {
        assertThat(decide(letter(0, 0), new Answer.Unknown("broken")))
                .isEqualTo(new Fate.Again(Duration.ofSeconds(1), true, true, "broken"));
        assertThat(decide(letter(1, 1), new Answer.Unknown("broken")))
                .isEqualTo(new Fate.Ended(Fate.State.UNCERTAIN, "broken"));
    }

    private static Fate decide(Letter letter, Answer answer) {
        return Fate.decide(letter, answer, NOW, GIVE_UP);
    }

    private static Letter letter(int attempts, int doubts) {
        return new Letter(
                1,
                "n-1",
                "r-1",
                "anna",
                "ORDER_PAID",
                "anna@example.org",
                "ru",
                "Тема",
                "Слова",
                attempts,
                doubts,
                NOW,
                "c-1",
                "e-1",
                null,
                null,
                "email",
                null,
                null);
    }
}
