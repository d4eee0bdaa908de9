package opora.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it stands with erasing somebody.
///
/// @param askedBy themselves, or who of the staff
/// @param dueAt when it is done, unless somebody thinks better of it
/// @param objections what stood in the way
public record Erasure(
        String id,
        String username,
        String askedBy,
        String reason,
        State state,
        Instant askedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        List<String> objections) {
    /// From the wish to the end.
    public enum State {
        /// The contexts are being asked.
        ASKED,
        WAITING,
        /// The contexts are being asked once more.
        CLOSING,
        REFUSED,
        CANCELLED,
        DONE;

        public boolean cancellable() {
            return this == ASKED || this == WAITING;
        }

        public boolean open() {
            return cancellable() || this == CLOSING;
        }
    }

    public boolean byThemselves() {
        return askedBy.equals(username);
    }
}
