package opora.mailroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A mail that came, with what became of it.
///
/// @param box the address it came to
/// @param seen how often it was brought
/// @param seenAt when it was brought last; null where it came once
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
        @Nullable Instant seenAt,
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

    /// How often it came after the first time.
    public int again() {
        return seen - 1;
    }

    /// Whether somebody may still make a ticket of it: it is here, and it is none yet.
    public boolean open() {
        return kept && fate != Fate.TICKET && fate != Fate.REPLY && fate != Fate.WAITING;
    }
}
