package opora.notifications;

import java.util.List;
import opora.backbone.PersonKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What stands behind people's bells.
@Component
class BellEntries {
    static final int ON_A_PAGE = 30;

    private final JdbcClient db;
    private final PersonKeys keys;

    BellEntries(JdbcClient db, PersonKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    void add(String id, String username, String kind, String subject, String content) {
        var sql =
                """
                insert into notifications.bell (id, username, kind, subject, content)
                values (:id, :username, :kind, :subject, :content) on conflict (id) do nothing
                """;
        db.sql(sql)
                .param("id", id)
                .param("username", username)
                .param("kind", kind)
                .param("subject", subject)
                .param("content", content)
                .update();
    }

    /// The latest first; `before` is the position of the last one seen.
    List<BellEntry> of(String username, long before) {
        var sql =
                """
                select position, kind, subject, content, at, read_at from notifications.bell
                where username = :username and position < :before order by position desc limit :most
                """;
        return db
                .sql(sql)
                .param("username", username)
                .param("before", before)
                .param("most", ON_A_PAGE + 1)
                .query(BellEntry.class)
                .list()
                .stream()
                .map(this::opened)
                .toList();
    }

    private BellEntry opened(BellEntry entry) {
        return entry.with(keys.reveal(entry.subject(), ""), keys.reveal(entry.content(), ""));
    }

    long unread(String username) {
        var sql =
                """
                select count(*) from (
                    select from notifications.bell where username = ? and read_at is null limit 100) found
                """;
        return db.sql(sql).param(username).query(Long.class).single();
    }

    boolean mark(String username, long position, boolean read) {
        var sql =
                """
                update notifications.bell set read_at = case when :read then coalesce(read_at, now()) end
                where username = :username and position = :position
                """;
        return db.sql(sql)
                        .param("read", read)
                        .param("username", username)
                        .param("position", position)
                        .update()
                == 1;
    }

    /// Up to the newest one that the person has seen; what came since stays unread.
    void markAll(String username, long upTo) {
        var sql =
                """
                update notifications.bell set read_at = now()
                where username = ? and position <= ? and read_at is null
                """;
        db.sql(sql).params(username, upTo).update();
    }
}
