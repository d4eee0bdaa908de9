package opora.mailroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A mail that came, with what became of it.
///
/// @param box the address it came to
/// @param seen how often it was brought
/// @param reason why it has this fate, in a word that has a text
/// @param ticket the one it became or answers to; null until the desk has told
/// @param kept whether it is still here as it came
public record MailRow(
        long id,
        String box,
        String messageId,
        String way,
        int bytes,
        String sender,
        String senderName,
        String subject,
        Instant receivedAt,
        int seen,
        Fate fate,
        @Nullable String reason,
        String detail,
        int attempts,
        Instant nextAt,
        @Nullable String requestId,
        @Nullable String ticket,
        @Nullable Long number,
        @Nullable Instant handledAt,
        String handledBy,
        boolean kept) {

    public boolean troubled() {
        return fate == Fate.TROUBLED || fate == Fate.HELD;
    }

    /// Whether somebody may still make a ticket of it: it is here, and it is none yet.
    public boolean open() {
        return kept && fate != Fate.TICKET && fate != Fate.REPLY && fate != Fate.WAITING;
    }
}
