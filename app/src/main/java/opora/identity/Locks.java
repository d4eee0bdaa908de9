package opora.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The wrong passwords of late, by the name that was tried.
@Component
class Locks {
    static final char NOT_IN_NAMES = '/';

    private final JdbcClient db;

    Locks(JdbcClient db) {
        this.db = db;
    }

    Lock of(String username) {
        var sql = "select wrong, locked_until from identity.locks where username = ?";
        return db.sql(sql).param(username).query(Locks::read).optional().orElse(Lock.NONE);
    }

    /// The same, held until the transaction ends: wrong passwords that come at once are counted one
    /// by one.
    Lock hold(String username) {
        db.sql("insert into identity.locks (username) values (?) on conflict do nothing")
                .param(username)
                .update();
        var sql = "select wrong, locked_until from identity.locks where username = ? for update";
        return db.sql(sql).param(username).query(Locks::read).single();
    }

    void keep(String username, Lock lock) {
        var sql =
                """
                update identity.locks set wrong = :wrong, locked_until = :until, tried_at = now()
                where username = :username
                """;
        db.sql(sql)
                .param("wrong", lock.wrong())
                .param("until", lock.until() == null ? null : lock.until().atOffset(ZoneOffset.UTC))
                .param("username", username)
                .update();
    }

    /// True when there was something to forget.
    boolean open(String username) {
        var sql = "delete from identity.locks where username = ?";
        return db.sql(sql).param(username).update() == 1;
    }

    /// Under what wrong codes of a second factor are counted: nobody can be called so.
    static String codesOf(String username) {
        return "code" + NOT_IN_NAMES + username;
    }

    /// Locked accounts; names that nobody has are locked, too, but are nobody's concern.
    List<LockedRow> holding() {
        var sql =
                """
                select account.username, max(wrong) as wrong, max(locked_until) as locked_until
                from identity.locks join identity.accounts account
                    on locks.username in (account.username, 'code/' || account.username)
                where locked_until > now()
                group by 1 order by 3 desc limit 200
                """;
        return db.sql(sql)
                .query(
                        (row, _) ->
                                new LockedRow(
                                        row.getString("username"), row.getInt("wrong"), until(row)))
                .list();
    }

    /// Forgets tries nobody will ask about again, so that made-up names do not pile up.
    void forget(Instant before) {
        db.sql(
                        "delete from identity.locks where tried_at < ? and (locked_until is null or locked_until < now())")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Lock read(ResultSet row, int number) throws SQLException {
        return new Lock(row.getInt("wrong"), until(row));
    }

    private static @Nullable Instant until(ResultSet row) throws SQLException {
        var until = row.getObject("locked_until", OffsetDateTime.class);
        return until == null ? null : until.toInstant();
    }
}
