package opora.portal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Somebody's tickets; those of others are none.
@Component
class OwnTickets {
    private static final int MOST_LINES = 1_000;

    private final JdbcClient db;

    OwnTickets(JdbcClient db) {
        this.db = db;
    }

    /// @param id of the request, or the ticket's number
    Optional<OwnTicket> find(String customer, String id) {
        return id.matches("\\d{1,18}")
                ? one("number = ? and customer = ?", Long.valueOf(id), customer)
                : one("request_id = ? and customer = ?", id, customer);
    }

    /// By the desk's id.
    Optional<OwnTicket> ofDesk(String ticket) {
        return one("ticket = ?", ticket);
    }

    private Optional<OwnTicket> one(String condition, Object... parameters) {
        return db.sql(OwnTicket.SELECT + "where " + condition)
                .params(parameters)
                .query(OwnTicket::of)
                .optional();
    }

    /// The newest first.
    List<OwnTicket> page(String customer, @Nullable Cursor after, int limit) {
        var from = after == null ? Cursor.START : after;
        var sql =
                OwnTicket.SELECT
                        + """
                        where customer = :customer and (created_at, request_id) < (:at, :id)
                        order by created_at desc, request_id desc limit :limit
                        """;
        return db.sql(sql)
                .param("customer", customer)
                .param("at", from.timestamp())
                .param("id", from.id())
                .param("limit", limit)
                .query(OwnTicket::of)
                .list();
    }

    List<TicketLine> lines(String requestId) {
        var sql =
                """
                select n, line, kind, who, role, words, note, state, at from portal.lines
                where request_id = ? order by n limit ?
                """;
        return db.sql(sql).params(requestId, MOST_LINES).query(TicketLine.class).list();
    }

    Map<String, OwnStatus> statuses() {
        var sql =
                "select status, russian, english, phase, changes, cancels, reopens from portal.statuses";
        return db.sql(sql).query(OwnStatus.class).list().stream()
                .collect(Collectors.toMap(OwnStatus::status, Function.identity()));
    }

    /// False when it stands there already.
    boolean add(String requestId, String line, String who, Words words, String state, Instant at) {
        var sql =
                """
                insert into portal.lines (request_id, line, kind, who, role, words, files, state, at)
                values (?, ?, 'SAID', ?, 'CUSTOMER', ?, ?::jsonb, ?, ?) on conflict do nothing
                """;
        return db.sql(sql)
                        .params(
                                requestId,
                                line,
                                who,
                                words.text(),
                                Json.write(words.files()),
                                state,
                                Timestamp.from(at))
                        .update()
                == 1;
    }
}
