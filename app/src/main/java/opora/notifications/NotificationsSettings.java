package opora.notifications;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of notifications.
///
/// @param smtp the mail server: `smtp://host:25`, `smtp+starttls://host:587` or `smtps://host:465`;
///   the embedded one when absent
/// @param user for servers that ask for one
/// @param from what stands in every mail's From
/// @param replyTo where answers to mails about tickets go, `{tag}` in it becomes the ticket's tag:
///   `support+{tag}@example.org`; to the sender when absent
/// @param patience how long the server may take for one answer
/// @param claim how long a letter is in one process's hands before another may take it, for that
///   one may be dead; longer than a mail server may keep us waiting
/// @param giveUp how long a letter is put off by the server before it counts as failed
/// @param zone of those who never told theirs
/// @param site where people reach these pages, for links in mails; this machine when absent
/// @param keep how long letters that ended stay in the table
/// @param files what the files in one mail may have together
@ConfigurationProperties("opora.notifications")
record NotificationsSettings(
        @Nullable URI smtp,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("Opora <opora@localhost>") String from,
        @Nullable String replyTo,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("3m") Duration claim,
        @DefaultValue("3d") Duration giveUp,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("Europe/Moscow") ZoneId zone,
        @Nullable URI site,
        @DefaultValue("10MB") DataSize files) {
    private static final List<String> SCHEMES = List.of("smtp", "smtp+starttls", "smtps");

    NotificationsSettings {
        addressOf(from);
        if (replyTo != null) {
            addressOf(replyTo.replace("{tag}", "1-aaaaaaaaaa"));
        }
        if (smtp != null && (!SCHEMES.contains(smtp.getScheme()) || smtp.getHost() == null)) {
            throw new IllegalArgumentException(
                    "no mail server: "
                            + smtp
                            + "; it looks like smtp+starttls://mail.example.org:587");
        }
    }

    InternetAddress sender() {
        return addressOf(from);
    }

    private static InternetAddress addressOf(String from) {
        try {
            return new InternetAddress(from);
        } catch (AddressException e) {
            throw new IllegalArgumentException("no sender's address: " + from, e);
        }
    }
}
