package opora.notifications;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people want to be told, in which way and when. From the commit on it counts for what is
/// asked for next.
@Component
class Preferences {
    private final JdbcClient db;
    private final Database database;
    private final People people;
    private final NotificationsSettings settings;
    private final Journal journal;

    Preferences(
            JdbcClient db,
            Database database,
            People people,
            NotificationsSettings settings,
            Journal journal) {
        this.db = db;
        this.database = database;
        this.people = people;
        this.settings = settings;
        this.journal = journal;
    }

    /// As `KIND/channel`.
    Set<String> refused(String username) {
        var sql = "select kind || '/' || channel from notifications.refusals where username = ?";
        return new TreeSet<>(db.sql(sql).param(username).query(String.class).list());
    }

    /// False when they changed something else meanwhile, on another page.
    ///
    /// @param wanted without flaws
    boolean change(String username, PreferencesForm wanted) {
        return database.transact(
                NotificationsContext.NAME,
                _ -> {
                    var before = words(username);
                    if (!keep(username, wanted)) {
                        return false;
                    }
                    db.sql("delete from notifications.refusals where username = ?")
                            .param(username)
                            .update();
                    refuse(username, wanted.refused());
                    tell(username, wanted.digest());
                    journal.tell(
                            Deed.of("notifications.preferences.changed", username)
                                    .changed(before, wanted.words()));
                    database.publish(
                            new ReaderChanged(
                                    username,
                                    wanted.languageOf(people.of(username)),
                                    wanted.zoneText(),
                                    Instant.now()));
                    return true;
                });
    }

    private Map<String, String> words(String username) {
        var person = people.of(username);
        return PreferencesForm.of(person, refused(username), settings.zone()).words();
    }

    private boolean keep(String username, PreferencesForm wanted) {
        begin(username);
        var sql =
                """
                update notifications.people
                set zone = :zone, phone = :phone, quiet_from = :from, quiet_to = :to, digest = :digest,
                    wishes = wishes + 1
                where username = :username and wishes = coalesce(:version, wishes)
                """;
        return db.sql(sql)
                        .param("username", username)
                        .param("zone", wanted.zoneText())
                        .param("phone", wanted.phoneText())
                        .param("from", wanted.from())
                        .param("to", wanted.to())
                        .param("digest", wanted.digest().name())
                        .param("version", wanted.version(), Types.INTEGER)
                        .update()
                == 1;
    }

    /// Somebody may have wishes before others told of them.
    private void begin(String username) {
        var sql =
                """
                insert into notifications.people (username) values (?) on conflict do nothing
                """;
        db.sql(sql).param(username).update();
    }

    private void refuse(String username, Collection<String> refused) {
        var sql =
                """
                insert into notifications.refusals (username, kind, channel)
                select :username, split_part(one, '/', 1), split_part(one, '/', 2) from unnest(:refused) one
                on conflict do nothing
                """;
        db.sql(sql)
                .param("username", username)
                .param("refused", refused.toArray(String[]::new))
                .update();
    }

    /// One kind in one way, by a link.
    void refuse(Unsubscribe.Wish wish) {
        if (wish.kind().required()) {
            return;
        }
        database.transact(
                NotificationsContext.NAME,
                _ -> {
                    begin(wish.username());
                    db.sql("update notifications.people set wishes = wishes + 1 where username = ?")
                            .param(wish.username())
                            .update();
                    var one = wish.kind().name() + "/" + wish.channel().wire();
                    refuse(wish.username(), List.of(one));
                    tell(wish.username(), people.of(wish.username()).digest());
                    return one;
                });
    }

    private void tell(String username, Digest digest) {
        database.publish(
                new PreferencesChanged(
                        username, List.copyOf(refused(username)), digest.name(), Instant.now()));
    }
}
