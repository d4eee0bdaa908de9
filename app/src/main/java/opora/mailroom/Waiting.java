package opora.mailroom;

import java.time.Instant;

/// A mail that is to be handled.
record Waiting(
        long id,
        long boxId,
        String messageId,
        byte[] digest,
        String way,
        String envelope,
        String recipient,
        String sender,
        String senderName,
        String subject,
        Instant receivedAt,
        boolean released,
        byte[] content) {

    /// The same as if this person had written it.
    Waiting from(String email, String name) {
        return new Waiting(
                id,
                boxId,
                messageId,
                digest,
                way,
                envelope,
                recipient,
                email,
                name,
                subject,
                receivedAt,
                released,
                content);
    }
}
