package opora.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import opora.backbone.Database;
import opora.notifications.NotificationRequested;
import opora.notifications.NotificationType;
import opora.shell.SealedText;
import opora.shell.Texts;
import org.springframework.stereotype.Component;

/// Letters about somebody's account, in their language: whoever signs in as them may have another.
/// They go to the address that the account was made with, and what is secret in them travels
/// sealed.
@Component
class Letters {
    private final Database database;
    private final Texts texts;
    private final SealedText sealed;

    Letters(Database database, Texts texts, SealedText sealed) {
        this.database = database;
        this.texts = texts;
        this.sealed = sealed;
    }

    /// Part of the transaction that runs. The texts are `letter.<about>.subject` and `.content`.
    void send(Account to, String about, Object... values) {
        if (to.email().isEmpty()) {
            return; // their account is closed
        }
        send(to.username(), to.email(), to.language(), about, values);
    }

    /// To somebody who has no account yet.
    void invite(String address, String language, String about, Object... values) {
        send(address, address, language, about, values);
    }

    private void send(
            String username, String address, String language, String about, Object... values) {
        var id = UUID.randomUUID().toString();
        var key = "letter." + about;
        database.publish(
                new NotificationRequested(
                        id,
                        id,
                        username,
                        NotificationType.OTHER,
                        texts.text(language, key + ".subject", values),
                        texts.text(language, key + ".content", values),
                        Map.of(
                                NotificationRequested.CHANNEL,
                                NotificationRequested.EMAIL,
                                NotificationRequested.TO,
                                address,
                                NotificationRequested.LANGUAGE,
                                language),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    /// The same for whoever reads the mail of this address.
    String secret(String address, String secret) {
        return sealed.seal(secret, address);
    }

    /// A word for the letter's content that only its recipient reads.
    String secret(Account to, String secret) {
        return sealed.seal(secret, to.email());
    }
}
