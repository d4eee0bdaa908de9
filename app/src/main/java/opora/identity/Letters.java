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

/// Letters about somebody's account. They go to the address that the account was made with, and
/// what is secret in them travels sealed.
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
    void send(Account to, String language, String about, Object... values) {
        if (to.email().isEmpty()) {
            return; // their account is closed
        }
        var id = UUID.randomUUID().toString();
        var key = "letter." + about;
        database.publish(
                new NotificationRequested(
                        id,
                        id,
                        to.username(),
                        NotificationType.OTHER,
                        texts.text(language, key + ".subject", values),
                        texts.text(language, key + ".content", values),
                        Map.of(
                                NotificationRequested.CHANNEL,
                                NotificationRequested.EMAIL,
                                NotificationRequested.TO,
                                to.email(),
                                NotificationRequested.LANGUAGE,
                                language),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    /// A word for the letter's content that only its recipient reads.
    String secret(Account to, String secret) {
        return sealed.seal(secret, to.email());
    }
}
