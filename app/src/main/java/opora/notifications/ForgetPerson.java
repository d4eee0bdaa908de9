package opora.notifications;

import java.time.Instant;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.privacy.PersonErased;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Erases what is known of somebody: address, name, wishes, and the words of everything they were
/// told. That something was delivered, when and why, stays.
@Component
class ForgetPerson {
    private static final List<String> ACTS =
            List.of(
                    "delete from notifications.people where username = ?",
                    "delete from notifications.refusals where username = ?",
                    "delete from notifications.bell where username = ?",
                    "delete from notifications.devices where username = ?",
                    "delete from notifications.wishes where username = ?",
                    "delete from notifications.kept_answers where username = ?",
                    """
                    update notifications.deliveries
                    set recipient = '', subject = '', content = '', about = about - 'to' - 'files',
                        reason = case when finished_at is null or reason like '%@%' then 'the person is forgotten'
                            else reason end,
                        state = case when finished_at is null then 'failed' else state end,
                        finished_at = coalesce(finished_at, now()), claimed_by = null, claimed_until = null
                    where username = ?
                    """);

    private final JdbcClient db;
    private final Database database;
    private final Journal journal;

    ForgetPerson(JdbcClient db, Database database, Journal journal) {
        this.db = db;
        this.database = database;
        this.journal = journal;
    }

    @Handles
    PersonForgotten on(PersonErased erased) {
        forget(erased.username());
        return new PersonForgotten(erased.username(), "", Instant.now());
    }

    private void forget(String username) {
        ACTS.forEach(sql -> db.sql(sql).param(username).update());
    }

    void forget(String username, String by) {
        database.transact(
                NotificationsContext.NAME,
                _ -> {
                    forget(username);
                    journal.tell(Deed.of("notifications.person.forgotten", username));
                    database.publish(new PersonForgotten(username, by, Instant.now()));
                    return username;
                });
    }
}
