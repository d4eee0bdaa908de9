package opora.notifications;

import java.time.Duration;
import java.time.Instant;

/// What becomes of a letter after an attempt.
sealed interface Fate {
    record Sent() implements Fate {}

    /// It goes no further; the person will not get it, or may have got it.
    record Ended(State state, String reason) implements Fate {}

    /// It stays in line.
    ///
    /// @param counts whether the letter itself was the trouble, and not the server's absence
    record Again(Duration pause, boolean counts, boolean doubtful, String reason) implements Fate {}

    /// As in the table.
    enum State {
        FAILED,
        UNCERTAIN
    }

    /// How often nobody may know whether a letter went out before it is left alone.
    int MOST_DOUBTS = 2;

    static Fate decide(Letter letter, Answer answer, Instant now, Duration giveUp) {
        return switch (answer) {
            case Answer.Taken taken -> new Sent();
            case Answer.Refused refused -> new Ended(State.FAILED, refused.reason());
            case Answer.PutOff later ->
                    now.isAfter(letter.createdAt().plus(giveUp))
                            ? new Ended(State.FAILED, later.reason())
                            : new Again(pause(letter.attempts()), true, false, later.reason());
            case Answer.Unknown unknown ->
                    letter.doubts() + 1 >= MOST_DOUBTS
                            ? new Ended(State.UNCERTAIN, unknown.reason())
                            : new Again(pause(letter.attempts()), true, true, unknown.reason());
            case Answer.Nobody nobody -> new Again(Duration.ZERO, false, false, nobody.reason());
        };
    }

    /// From a second to ten minutes, doubling.
    static Duration pause(int attempts) {
        return Duration.ofSeconds(Math.min(600, 1L << Math.min(attempts, 10)));
    }
}
