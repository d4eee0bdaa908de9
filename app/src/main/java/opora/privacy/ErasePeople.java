package opora.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.PersonKeys;
import opora.notifications.NotificationRequested;
import opora.notifications.NotificationType;
import opora.privacy.Erasure.State;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Round;
import opora.shell.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Erases people: asks the contexts what stands in the way, waits, asks once more, and destroys the
/// person's keys. From then on nobody reads what events ever said of them, in whatever copy.
@Component
class ErasePeople extends Round {
    /// Those where something may stand in the way; each of them answers.
    static final List<String> ASKED =
            List.of("identity", "billing", "cards", "orders", "subscriptions");

    private static final int FIRST = 1;
    private static final int LAST = 2;

    private final Database database;
    private final JdbcClient db;
    private final ErasureRows rows;
    private final PersonKeys keys;
    private final KeepReaders readers;
    private final Journal journal;
    private final Texts texts;
    private final PrivacySettings settings;

    ErasePeople(
            Database database,
            JdbcClient db,
            ErasureRows rows,
            PersonKeys keys,
            KeepReaders readers,
            Journal journal,
            Texts texts,
            PrivacySettings settings) {
        super("erasures", settings.look(), 0);
        this.database = database;
        this.db = db;
        this.rows = rows;
        this.keys = keys;
        this.readers = readers;
        this.journal = journal;
        this.texts = texts;
        this.settings = settings;
    }

    /// False when one goes on already, or there is nothing left to erase.
    boolean ask(String username, String by, String reason) {
        return database.transact(
                "privacy",
                _ -> {
                    var id = UUID.randomUUID().toString();
                    if (keys.erased(username) || !rows.begin(id, username, by, reason)) {
                        return false;
                    }
                    ask(username, id, FIRST);
                    journal.tell(Deed.of("privacy.erasure.asked", username).to("reason", reason));
                    return true;
                });
    }

    private void ask(String username, String id, int round) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        database.publish(new ErasureAsked(username, id, round, now));
    }

    /// False when it is too late, or was never asked for.
    boolean cancel(String username) {
        return database.transact(
                "privacy",
                _ -> {
                    var open =
                            rows.latest(username)
                                    .flatMap(erasure -> rows.hold(erasure.id()))
                                    .filter(erasure -> erasure.state().cancellable());
                    if (open.isEmpty()) {
                        return false;
                    }
                    rows.move(open.get().id(), State.CANCELLED);
                    journal.tell(Deed.of("privacy.erasure.cancelled", username));
                    return true;
                });
    }

    @Handles
    void on(ErasureAnswered answered) {
        var held = rows.hold(answered.request()).orElse(null);
        if (held == null) {
            return;
        }
        rows.answer(answered);
        if (rows.answers(held.id(), answered.round()) < ASKED.size()) {
            return;
        }
        var all = rows.hold(held.id()).orElseThrow();
        if (all.state() == State.ASKED && answered.round() == FIRST) {
            wait(all);
        } else if (all.state() == State.CLOSING && answered.round() == LAST) {
            close(all);
        }
    }

    private void wait(Erasure erasure) {
        if (!erasure.objections().isEmpty()) {
            rows.move(erasure.id(), State.REFUSED);
            return;
        }
        var time = erasure.byThemselves() ? settings.eraseAfter() : settings.eraseAfterByStaff();
        rows.wait(erasure.id(), time);
        tell(erasure, "waiting", time.toDays());
    }

    private void close(Erasure erasure) {
        if (!erasure.objections().isEmpty()) {
            rows.move(erasure.id(), State.REFUSED);
            tell(erasure, "refused", 0);
            return;
        }
        var username = erasure.username();
        rows.move(erasure.id(), State.DONE);
        db.sql("delete from privacy.exports where username = ?").param(username).update();
        db.sql("delete from privacy.readers where username = ?").param(username).update();
        keys.erase(username);
        journal.tellOf("", Deed.of("privacy.person.erased", username));
        database.publish(new PersonErased(username, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    private void tell(Erasure erasure, String what, long days) {
        var key = "letter.erasure_" + what;
        var language = readers.languageOf(erasure.username());
        var subject = texts.text(language, key + ".subject");
        var content = texts.text(language, key + ".content", erasure.username(), days);
        for (var channel : List.of("email", "bell")) {
            var id = UUID.randomUUID().toString();
            var about =
                    java.util.Map.of(
                            NotificationRequested.CHANNEL,
                            channel,
                            NotificationRequested.LANGUAGE,
                            language,
                            NotificationRequested.KIND,
                            NotificationRequested.Kind.SECURITY.name());
            database.publish(
                    new NotificationRequested(
                            id,
                            id,
                            erasure.username(),
                            NotificationType.OTHER,
                            subject,
                            content,
                            about,
                            Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    /// Those whose waiting time is over.
    @Override
    protected void look() {
        for (var id : rows.due()) {
            database.transact(
                    "privacy",
                    _ -> {
                        rows.hold(id)
                                .filter(erasure -> erasure.state() == State.WAITING)
                                .ifPresent(
                                        erasure -> {
                                            rows.move(id, State.CLOSING);
                                            ask(erasure.username(), id, LAST);
                                        });
                        return id;
                    });
        }
    }
}
