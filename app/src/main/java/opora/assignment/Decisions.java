package opora.assignment;

import static java.sql.Types.ARRAY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was decided about tickets.
@Component
class Decisions {
    private static final String SELECT =
            """
            select ticket, at, kind, topic, confidence, model, expert, by, reason, considered::text, standings::text, rules
            from assignment.decisions
            """;

    private final JdbcClient db;

    Decisions(JdbcClient db) {
        this.db = db;
    }

    /// Everything about a ticket, in its order.
    List<Decision> of(String ticket) {
        return db.sql(SELECT + "where ticket = ? order by id")
                .param(ticket)
                .query(Decisions::decision)
                .list();
    }

    void keep(Decision one) {
        keep(List.of(one));
    }

    void keep(List<Decision> some) {
        if (some.isEmpty()) {
            return;
        }
        var sql =
                """
                insert into assignment.decisions (ticket, at, kind, topic, confidence, model, expert, by, reason, considered,
                    standings, rules)
                select ticket, at, kind, topic, confidence::float8, model, expert, by, reason, considered::jsonb,
                    standings::jsonb, rules
                from unnest(:tickets, :at, :kinds, :topics, :confidences, :models, :experts, :by, :reasons, :considered,
                    :standings, :rules)
                    as d(ticket, at, kind, topic, confidence, model, expert, by, reason, considered, standings, rules)
                """;
        var rows = new Rows<>(some);
        db.sql(sql)
                .param("tickets", rows.texts(Decision::ticket), ARRAY)
                .param("at", rows.times(Decision::at), ARRAY)
                .param("kinds", rows.texts(one -> one.kind().name()), ARRAY)
                .param("topics", rows.texts(Decision::topic), ARRAY)
                .param("confidences", rows.texts(one -> Double.toString(one.confidence())), ARRAY)
                .param("models", rows.texts(Decision::model), ARRAY)
                .param("experts", rows.texts(Decision::expert), ARRAY)
                .param("by", rows.texts(Decision::by), ARRAY)
                .param("reasons", rows.texts(Decision::reason), ARRAY)
                .param("considered", rows.texts(one -> Json.text(one.considered())), ARRAY)
                .param("standings", rows.texts(one -> Json.text(one.standings())), ARRAY)
                .param("rules", rows.ints(Decision::rules), ARRAY)
                .update();
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getString("ticket"),
                Objects.requireNonNull(Json.time(row, "at")),
                Decision.Kind.valueOf(row.getString("kind")),
                row.getString("topic"),
                row.getDouble("confidence"),
                row.getString("model"),
                row.getString("expert"),
                row.getString("by"),
                row.getString("reason"),
                Json.MAPPER.readValue(row.getString("considered"), Json.CANDIDATES),
                Json.MAPPER.readValue(row.getString("standings"), Json.STANDINGS),
                row.getInt("rules"));
    }
}
