package opora.mailroom;

import java.util.Objects;
import opora.shell.Sent;
import org.jspecify.annotations.Nullable;

/// A mailbox as a program sends it. What is left out stays as it is, or is usual for a new one.
///
/// @param way `IMAP`: we fetch mails from its server; `SMTP`: a mail server brings them
/// @param password kept sealed and never told; the one there is stays where none is sent
/// @param afterwards `MOVE`, `DELETE` or `LEAVE`, once a mail is safe with us
/// @param active whether it is in use
/// @param version of the box that was looked at, where no `If-Match` says it
record BoxWish(
        @Sent("Support") @Nullable String name,
        @Sent("support@example.org") @Nullable String address,
        @Sent(value = "ru", needed = false) @Nullable String language,
        @Sent(value = "IMAP", needed = false) @Nullable String way,
        @Sent(value = "imap.example.org", needed = false) @Nullable String host,
        @Sent(value = "993", needed = false) @Nullable Integer port,
        @Sent(value = "TLS", needed = false) @Nullable String security,
        @Sent(value = "support", needed = false) @Nullable String login,
        @Sent(value = "a password", needed = false) @Nullable String password,
        @Sent(value = "INBOX", needed = false) @Nullable String folder,
        @Sent(value = "MOVE", needed = false) @Nullable String afterwards,
        @Sent(value = "Opora", needed = false) @Nullable String movedTo,
        @Sent(value = "true", needed = false) @Nullable Boolean active,
        @Sent(value = "1", needed = false) @Nullable Integer version) {

    /// @param other what counts where nothing is said
    /// @param seen the version that was looked at
    BoxDraft over(BoxDraft other, @Nullable Integer seen) {
        return new BoxDraft(
                said(name, other.name()),
                said(address, other.address()),
                said(language, other.language()),
                said(way, other.way()),
                said(host, other.host()),
                port == null ? other.port() : port.toString(),
                said(security, other.security()),
                said(login, other.login()),
                password,
                said(folder, other.folder()),
                said(afterwards, other.afterwards()),
                said(movedTo, other.movedTo()),
                active == null ? other.active() : active.toString(),
                seen);
    }

    private static String said(@Nullable String mine, @Nullable String other) {
        return mine == null ? Objects.requireNonNullElse(other, "") : mine;
    }
}
