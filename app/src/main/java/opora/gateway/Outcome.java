package opora.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// What a request to order comes to.
sealed interface Outcome {
    /// It has its first status.
    ///
    /// @param again the same request was answered before
    record Answered(OrderView order, boolean again) implements Outcome {}

    /// It is accepted, and its status is still to come.
    record Later(String requestId) implements Outcome {}

    /// The first request with this key is still being answered.
    record Running() implements Outcome {}

    /// The key was used for something else.
    record OtherBody() implements Outcome {}

    /// What a repetition is told.
    ///
    /// @param stored the fingerprint of the first request
    /// @param first how the first request is getting on
    static Outcome again(
            UUID stored, UUID fingerprint, OrderView first, Instant now, Duration patience) {
        if (!stored.equals(fingerprint)) {
            return new OtherBody();
        }
        if (first.whenAnswered().status().answers()) {
            return new Answered(first.whenAnswered(), true);
        }
        return first.createdAt().plus(patience).isAfter(now)
                ? new Running()
                : new Later(first.requestId());
    }
}
