package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.List;
import java.util.UUID;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All that has happened to tickets. What is entered stays as it is.
@Component
class Entries {
    private final JdbcClient db;

    Entries(JdbcClient db) {
        this.db = db;
    }

    /// @param requestId of what brought it about, so that a repetition is known; empty where none
    ///   did
    record Row(UUID ticket, Entry entry, String requestId) {}

    void add(List<Row> entered) {
        var sql =
                """
                insert into tickets.entries (ticket, n, kind, who, role, request_id, facts, at)
                select e.ticket::uuid, e.n, e.kind, e.who, e.role, e.request, e.facts::jsonb, e.at
                from unnest(:tickets, :places, :kinds, :whos, :roles, :requests, :facts, :times)
                    as e(ticket, n, kind, who, role, request, facts, at)
                """;
        var rows = new Rows<>(entered);
        db.sql(sql)
                .param("tickets", rows.texts(row -> row.ticket().toString()), ARRAY)
                .param("places", rows.ints(row -> row.entry().n()), ARRAY)
                .param("kinds", rows.texts(row -> row.entry().happening().kind()), ARRAY)
                .param("whos", rows.texts(row -> row.entry().who()), ARRAY)
                .param("roles", rows.texts(row -> row.entry().role().name()), ARRAY)
                .param("requests", rows.texts(Row::requestId), ARRAY)
                .param("facts", rows.texts(row -> Json.write(row.entry().happening())), ARRAY)
                .param("times", rows.times(row -> row.entry().at()), ARRAY)
                .update();
    }

    boolean knows(UUID ticket, String requestId) {
        var sql = "select exists (select from tickets.entries where ticket = ? and request_id = ?)";
        return !requestId.isEmpty()
                && db.sql(sql).params(ticket, requestId).query(Boolean.class).single();
    }
}
