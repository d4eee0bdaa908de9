package opora.assignment;

import static java.sql.Types.ARRAY;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import opora.backbone.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tickets that wait for an expert.
@Component
class WaitingLine {
    private final JdbcClient db;

    WaitingLine(JdbcClient db) {
        this.db = db;
    }

    /// The line as its holder finds it.
    ///
    /// @param moment rises whenever somebody becomes free, or the rules change
    /// @param free who was free when it was left
    record Held(long moment, long turn, Set<String> free, int rules) {
        long momentWith(Set<String> now, int current) {
            return free.containsAll(now) && rules == current ? moment : moment + 1;
        }
    }

    boolean anybody() {
        return db.sql("select exists (select from assignment.tickets where state = 'WAITING')")
                .query(Boolean.class)
                .single();
    }

    /// Waits until nobody else holds it; held until the commit.
    Held hold() {
        return db.sql("select moment, turn, free, rules from assignment.line for update")
                .query(
                        (row, _) ->
                                new Held(
                                        row.getLong("moment"),
                                        row.getLong("turn"),
                                        Json.set(row, "free"),
                                        row.getInt("rules")))
                .single();
    }

    /// What has not been looked at since that moment; while nobody is free only what never was.
    /// What somebody is changing comes next time.
    List<WaitingTicket> waiting(long moment, boolean anybody, int most) {
        var sql =
                """
                select ticket, facts::text, address, topic, passed, told from assignment.tickets
                where state = 'WAITING' and (tried is null or tried < :moment)
                order by urgency desc, opened_at, ticket limit :most for update skip locked
                """;
        return db.sql(sql)
                .param("moment", anybody ? moment : Long.MIN_VALUE)
                .param("most", most)
                .query(WaitingLine::ticket)
                .list();
    }

    void keep(List<Made> made, long moment) {
        if (made.isEmpty()) {
            return;
        }
        var sql =
                """
                update assignment.tickets t
                set tried = :moment, told = true,
                    state = case when m.expert <> '' then 'CHOSEN' else 'WAITING' end,
                    expert = nullif(m.expert, ''), chosen_by = case when m.expert <> '' then 'RULES' end,
                    chosen_first = coalesce(t.chosen_first, nullif(m.expert, '')), begun = false, due_at = m.due
                from unnest(:tickets, :experts, cast(:due as timestamptz[])) as m(ticket, expert, due)
                where t.ticket = m.ticket
                """;
        var rows = new Rows<>(made);
        db.sql(sql)
                .param("moment", moment)
                .param("tickets", rows.texts(one -> one.ticket().ticket()), ARRAY)
                .param("experts", rows.texts(one -> one.decision().expert()), ARRAY)
                .param("due", rows.texts(WaitingLine::due), ARRAY)
                .update();
        var turns =
                """
                update assignment.experts e set turn = m.turn
                from (
                    select expert, max(n) + (select turn from assignment.line) as turn
                    from unnest(:experts) with ordinality as c(expert, n) group by expert
                ) m
                where e.username = m.expert
                """;
        db.sql(turns)
                .param(
                        "experts",
                        new Rows<>(made.stream().filter(Made::chosen).toList())
                                .texts(one -> one.decision().expert()),
                        ARRAY)
                .update();
    }

    private static @Nullable String due(Made one) {
        return one.due() == null ? null : one.due().toString();
    }

    void release(long moment, long turn, Set<String> free, int rules) {
        var sql = "update assignment.line set moment = ?, turn = ?, free = ?, rules = ?";
        db.sql(sql).params(moment, turn, free.toArray(String[]::new), rules).update();
    }

    private static WaitingTicket ticket(ResultSet row, int number) throws SQLException {
        var facts = Json.MAPPER.readValue(row.getString("facts"), Facts.class);
        return new WaitingTicket(
                row.getString("ticket"),
                facts.about(row.getString("topic")),
                row.getString("address"),
                Json.set(row, "passed"),
                row.getBoolean("told"));
    }
}
