package opora.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import opora.backbone.PersonKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The endpoints there are, and what is kept for them.
@Component
class Endpoints {
    static final int ON_A_PAGE = 100;
    private static final String SELECT =
            """
            select id, name, url, types, since, last_number, taken_number, attempts, failing_since, reason, next_at,
                paused_at, version
            from webhooks.endpoints
            """;

    private final JdbcClient db;
    private final PersonKeys keys;

    Endpoints(JdbcClient db, PersonKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    List<Endpoint> all() {
        return db.sql(SELECT + "order by name, id").query(Endpoints::endpoint).list();
    }

    Optional<Endpoint> find(long id) {
        return db.sql(SELECT + "where id = ?").param(id).query(Endpoints::endpoint).optional();
    }

    /// What comes after a number, in order.
    List<Call> after(long id, long number, int most) {
        var sql =
                """
                select number, event_id, event_type, body, kept_at, taken_at from webhooks.calls
                where endpoint_id = :id and number > :number order by number limit :most
                """;
        return db
                .sql(sql)
                .param("id", id)
                .param("number", number)
                .param("most", most)
                .query(Call.class)
                .list()
                .stream()
                .map(call -> call.with(keys.revealJson(call.body())))
                .toList();
    }

    /// The latest first.
    List<Call> latest(long id, int most) {
        var sql =
                """
                select number, event_id, event_type, body, kept_at, taken_at from webhooks.calls
                where endpoint_id = ? order by number desc limit ?
                """;
        return db.sql(sql).params(id, most).query(Call.class).list();
    }

    private static Endpoint endpoint(ResultSet row, int number) throws SQLException {
        return new Endpoint(
                row.getLong("id"),
                row.getString("name"),
                row.getString("url"),
                List.of((String[]) row.getArray("types").getArray()),
                Objects.requireNonNull(time(row, "since")),
                row.getLong("last_number"),
                row.getLong("taken_number"),
                row.getInt("attempts"),
                time(row, "failing_since"),
                row.getString("reason"),
                Objects.requireNonNull(time(row, "next_at")),
                time(row, "paused_at"),
                row.getInt("version"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
