package opora.tickets;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Closes finished tickets for good after a while. Several processes may try; each ticket's row
/// lets one of them.
@Component
class CloseTickets extends Round {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private final JdbcClient db;
    private final Desk desk;
    private final Statuses statuses;
    private final TicketsSettings settings;

    CloseTickets(JdbcClient db, Desk desk, Statuses statuses, TicketsSettings settings) {
        super("closing", PAUSE, 10);
        this.db = db;
        this.desk = desk;
        this.statuses = statuses;
        this.settings = settings;
    }

    @Override
    protected void look() {
        close(Instant.now());
    }

    void close(Instant now) {
        var before = now.minus(settings.closeAfter());
        due(before).forEach(id -> desk.act(id, Actor.nobody(), ticket -> closed(ticket, before)));
    }

    private Verdict closed(Ticket ticket, Instant before) {
        var model = statuses.model();
        var done = ticket.standing().doneAt();
        var due = ticket.standing().phase() == Phase.DONE && done != null && !done.isAfter(before);
        return model.first(Phase.CLOSED)
                .filter(_ -> due)
                .map(to -> Verdict.happens(model.moved(ticket, to, "", "")))
                .orElseGet(Verdict::happens);
    }

    private List<UUID> due(Instant before) {
        var sql =
                """
                select id from tickets.tickets where phase = 'DONE' and done_at <= ? order by done_at limit ?
                """;
        return db.sql(sql).params(Timestamp.from(before), AT_ONCE).query(UUID.class).list();
    }
}
