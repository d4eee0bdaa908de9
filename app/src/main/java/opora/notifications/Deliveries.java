package opora.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import opora.backbone.PersonKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every delivery there was, until it is forgotten.
@Component
class Deliveries {
    static final int ON_A_PAGE = 50;
    static final List<String> STATES =
            List.of(
                    "waiting",
                    "sending",
                    "sent",
                    "failed",
                    "uncertain",
                    "declined",
                    "held",
                    "gathered");
    private static final TypeReference<Map<String, String>> ABOUT = new TypeReference<>() {};
    private static final String SELECT =
            """
            select position, id, username, channel, type, kind, language, subject, content, state, attempts, reason, causation,
                correlation, created_at, next_at, finished_at, (about - 'files')::text as about
            from notifications.deliveries
            """;

    private final JdbcClient db;
    private final PersonKeys keys;

    Deliveries(JdbcClient db, PersonKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    /// @param q a username, an event's id or a delivery's; empty for all
    /// @param state one of [#STATES]; empty for all
    /// @param channel as on the wire; empty for all
    /// @param before the position of the last one seen
    record Wanted(String q, String state, String channel, long before) {}

    /// The latest first, one more than a page holds.
    List<DeliveryRow> find(Wanted wanted) {
        var where = new StringBuilder("where position < :before");
        if (!wanted.q().isEmpty()) {
            where.append(" and (username = :q or causation = :q or id = :q)");
        }
        if (!wanted.state().isEmpty()) {
            where.append(" and state = :state");
        }
        if (!wanted.channel().isEmpty()) {
            where.append(" and channel = :channel");
        }
        return db.sql(SELECT + where + " order by position desc limit " + (ON_A_PAGE + 1))
                .param("before", wanted.before())
                .param("q", wanted.q())
                .param("state", wanted.state())
                .param("channel", wanted.channel())
                .query(this::row)
                .list();
    }

    Optional<DeliveryRow> at(long position) {
        return db.sql(SELECT + "where position = ?").param(position).query(this::row).optional();
    }

    private DeliveryRow row(ResultSet row, int number) throws SQLException {
        var about = row.getString("about");
        return new DeliveryRow(
                row.getLong("position"),
                row.getString("id"),
                row.getString("username"),
                row.getString("channel"),
                row.getString("type"),
                row.getString("kind"),
                row.getString("language"),
                keys.reveal(row.getString("subject"), ""),
                keys.reveal(row.getString("content"), ""),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("causation"),
                row.getString("correlation"),
                Objects.requireNonNull(time(row, "created_at")),
                Objects.requireNonNull(time(row, "next_at")),
                time(row, "finished_at"),
                about == null ? Map.of() : JsonMapper.shared().readValue(about, ABOUT));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
