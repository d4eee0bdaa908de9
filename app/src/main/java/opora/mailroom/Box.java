package opora.mailroom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An address where people write to us.
///
/// @param language of the words that we add to what they wrote
/// @param secret whether a password is kept; what it is nobody is told
/// @param movedTo where mails go afterwards, with [Afterwards#MOVE]
/// @param fetchedAt when the latest mail came
/// @param reason the key of a text that says why it fails
public record Box(
        long id,
        String name,
        String address,
        String language,
        Way way,
        String host,
        int port,
        Security security,
        String login,
        boolean secret,
        String folder,
        Afterwards afterwards,
        String movedTo,
        boolean active,
        @Nullable Instant lookedAt,
        @Nullable Instant fetchedAt,
        @Nullable Instant failingSince,
        @Nullable String reason,
        String detail,
        int version) {
    /// How mails come from there.
    public enum Way {
        /// A mail server brings them to our own door.
        SMTP,
        /// We fetch them from a mail server.
        IMAP
    }

    /// How the connection is encrypted: from its first byte, from a command on, or not.
    public enum Security {
        TLS,
        STARTTLS,
        NONE;

        int usualPort() {
            return this == TLS ? 993 : 143;
        }
    }

    /// What becomes of a mail on the server once it is safe with us.
    public enum Afterwards {
        MOVE,
        DELETE,
        LEAVE
    }

    public String state() {
        if (!active) {
            return "off";
        }
        if (failingSince != null) {
            return "failing";
        }
        return way == Way.IMAP && lookedAt == null ? "new" : "good";
    }

    public String tone() {
        return switch (state()) {
            case "failing" -> "bad";
            case "good" -> "good";
            case "new" -> "wait";
            default -> "";
        };
    }
}
