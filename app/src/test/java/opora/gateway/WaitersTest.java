package opora.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitersTest {
    private final Waiters<String, Integer> waiters = new Waiters<>();

    @Test
    void tellsEverybodyWhoWaitsForTheSame() {
        var one = waiters.await("a");
        var two = waiters.await("a");
        var other = waiters.await("b");
        waiters.tell("a", 7);
        assertThat(one).isCompletedWithValue(7);
        assertThat(two).isCompletedWithValue(7);
        assertThat(other).isNotDone();
    }

    @Test
    void keepsTheOthersWhenOneGoes() {
        var one = waiters.await("a");
        var two = waiters.await("a");
        waiters.forget("a", one);
        waiters.tell("a", 7);
        assertThat(one).isNotDone();
        assertThat(two).isCompletedWithValue(7);
    }
}
