package opora.visits;

import java.sql.Timestamp;
import java.util.Map;
import java.util.stream.Collectors;
import opora.backbone.Handles;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketChanged;
import opora.tickets.TicketStatusChanged;
import opora.tickets.TicketUnassigned;
import opora.tickets.VisitClashed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Follows what the desk decides about the tickets that are visits.
@Component
class FollowTickets {
    private final JdbcClient db;

    FollowTickets(JdbcClient db) {
        this.db = db;
    }

    /// Also of one whose address became known only now.
    @Handles
    void on(TicketAssigned assigned) {
        if (!assigned.address().isBlank()) {
            var sql =
                    """
                    insert into visits.visits (ticket, number, customer, address, subject, phase, changed_at)
                    values (?, ?, ?, ?, ?, 'NEW', ?) on conflict do nothing
                    """;
            db.sql(sql)
                    .params(
                            assigned.ticket(),
                            assigned.number(),
                            assigned.customer(),
                            assigned.address(),
                            assigned.subject(),
                            Timestamp.from(assigned.at()))
                    .update();
        }
        var sql =
                """
                update visits.visits set expert = :expert, changed_at = :at,
                    experts = case when :expert = any(experts) then experts else experts || :expert end
                where ticket = :ticket
                """;
        db.sql(sql)
                .param("expert", assigned.expert())
                .param("at", Timestamp.from(assigned.at()))
                .param("ticket", assigned.ticket())
                .update();
    }

    @Handles
    void on(TicketUnassigned gone) {
        var sql = "update visits.visits set expert = '', changed_at = ? where ticket = ?";
        db.sql(sql).params(Timestamp.from(gone.at()), gone.ticket()).update();
    }

    /// Taken up again, it is to be visited again.
    @Handles
    void on(TicketStatusChanged changed) {
        var sql =
                """
                update visits.visits set changed_at = :at,
                    state = case when phase not in ('NEW', 'WORKING', 'WAITING')
                        and :phase in ('NEW', 'WORKING', 'WAITING') then 'PLANNED' else state end,
                    phase = :phase
                where ticket = :ticket
                """;
        db.sql(sql)
                .param("at", Timestamp.from(changed.at()))
                .param("phase", changed.phase().name())
                .param("ticket", changed.ticket())
                .update();
        if (!changed.phase().open()) {
            db.sql("update visits.acts set told = null where ticket = ? and told is not null")
                    .param(changed.ticket())
                    .update();
        }
    }

    /// What the customer wishes now is newer than what was planned before.
    @Handles
    void on(TicketChanged changed) {
        change(changed, "subject", "subject");
        change(changed, "text", "words");
        change(changed, "product", "product");
        change(changed, "address", "address");
        fill(changed);
        var wished = changed.after().get("wishedAt");
        if (wished != null) {
            var sql =
                    """
                    update visits.visits set wished_at = nullif(?, '')::timestamptz, planned_at = null where ticket = ?
                    """;
            db.sql(sql).params(wished, changed.ticket()).update();
        }
    }

    private void fill(TicketChanged changed) {
        var filled =
                changed.after().entrySet().stream()
                        .filter(field -> field.getKey().startsWith(ClosingField.CUSTOM))
                        .collect(
                                Collectors.toMap(
                                        field ->
                                                field.getKey()
                                                        .substring(ClosingField.CUSTOM.length()),
                                        Map.Entry::getValue));
        if (!filled.isEmpty()) {
            db.sql("update visits.visits set fields = fields || ?::jsonb where ticket = ?")
                    .params(Json.write(filled), changed.ticket())
                    .update();
        }
    }

    private void change(TicketChanged changed, String field, String column) {
        Map<String, String> after = changed.after();
        var value = after.get(field);
        if (value != null) {
            var sql = "update visits.visits set %s = ? where ticket = ?".formatted(column);
            db.sql(sql).params(value, changed.ticket()).update();
        }
    }

    /// Nothing was done where something is wanted that can be filled in: the visit goes on.
    @Handles
    void on(VisitClashed clashed) {
        var sql = "update visits.acts set clash = ?, field = ? where ticket = ? and act = ?";
        db.sql(sql)
                .params(clashed.reason(), clashed.field(), clashed.ticket(), clashed.requestId())
                .update();
        if (!clashed.field().isEmpty()) {
            var again =
                    """
                    update visits.visits set state = 'STARTED', changed_at = ? where ticket = ? and state = 'FINISHED'
                    """;
            db.sql(again).params(Timestamp.from(clashed.at()), clashed.ticket()).update();
        }
    }
}
