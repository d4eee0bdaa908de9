package opora.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of erasures, and what was answered about each.
@Component
class ErasureRows {
    private static final int MOST = 100;
    private static final String SELECT =
            """
            select e.*, array(
                select distinct unnest(objections) from privacy.erasure_answers a where a.erasure = e.id order by 1
                ) as objections
            from privacy.erasures e
            """;

    private final JdbcClient db;

    ErasureRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Erasure> latest(String username) {
        return db.sql(SELECT + "where e.username = ? order by e.asked_at desc limit 1")
                .param(username)
                .query(ErasureRows::erasure)
                .optional();
    }

    List<Erasure> latest() {
        return db.sql(SELECT + "order by e.asked_at desc limit " + MOST)
                .query(ErasureRows::erasure)
                .list();
    }

    Optional<Erasure> hold(String id) {
        return db.sql(SELECT + "where e.id = ? for update of e")
                .param(id)
                .query(ErasureRows::erasure)
                .optional();
    }

    /// False when one goes on already.
    boolean begin(String id, String username, String by, String reason) {
        var sql =
                """
                insert into privacy.erasures (id, username, asked_by, reason, state) values (?, ?, ?, ?, 'ASKED')
                on conflict (username) where state in ('ASKED', 'WAITING', 'CLOSING') do nothing
                """;
        return db.sql(sql).params(id, username, by, reason).update() == 1;
    }

    void answer(ErasureAnswered answered) {
        var sql =
                """
                insert into privacy.erasure_answers (erasure, round, context, objections)
                select id, :round, :context, :objections from privacy.erasures where id = :request
                on conflict do nothing
                """;
        db.sql(sql)
                .param("round", answered.round())
                .param("context", answered.context())
                .param("objections", answered.objections().toArray(String[]::new), Types.ARRAY)
                .param("request", answered.request())
                .update();
    }

    int answers(String id, int round) {
        var sql = "select count(*) from privacy.erasure_answers where erasure = ? and round = ?";
        return db.sql(sql).params(id, round).query(Integer.class).single();
    }

    void wait(String id, Duration time) {
        var sql =
                """
                update privacy.erasures set state = 'WAITING', due_at = now() + make_interval(secs => ?) where id = ?
                """;
        db.sql(sql).params(time.toSeconds(), id).update();
    }

    void move(String id, Erasure.State state) {
        var sql =
                """
                update privacy.erasures set state = :state, ended_at = case when :ended then now() end where id = :id
                """;
        db.sql(sql)
                .param("state", state.name())
                .param("ended", !state.open())
                .param("id", id)
                .update();
    }

    List<String> due() {
        var sql =
                """
                select id from privacy.erasures where state = 'WAITING' and due_at <= now() order by due_at limit 100
                """;
        return db.sql(sql).query(String.class).list();
    }

    private static Erasure erasure(ResultSet row, int number) throws SQLException {
        return new Erasure(
                row.getString("id"),
                row.getString("username"),
                row.getString("asked_by"),
                row.getString("reason"),
                Erasure.State.valueOf(row.getString("state")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                time(row, "due_at"),
                time(row, "ended_at"),
                List.of((String[]) row.getArray("objections").getArray()));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
