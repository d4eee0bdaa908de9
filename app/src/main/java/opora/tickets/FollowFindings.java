package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import opora.backbone.Database;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets what was found out happen to many tickets at once, as [Desk] does to one: each is decided
/// while nobody else can change it, and all are written by a few statements.
@Component
class FollowFindings {
    private final Database database;
    private final JdbcClient db;
    private final KeepHappenings kept;
    private final TellOthers others;
    private final DeskPages live;

    FollowFindings(
            Database database,
            JdbcClient db,
            KeepHappenings kept,
            TellOthers others,
            DeskPages live) {
        this.database = database;
        this.db = db;
        this.kept = kept;
        this.others = others;
        this.live = live;
    }

    /// @param decides what is to happen to a ticket by what was found out
    record Finding<E>(Incoming<E> found, UUID ticket, Function<Ticket, Verdict> decides) {}

    /// What others are to hear of it.
    <E> List<Outgoing> follow(List<Finding<E>> findings) {
        var now = locked(findings.stream().map(Finding::ticket).distinct().toList());
        var changes = new ArrayList<KeepHappenings.Change>();
        var told = new ArrayList<Outgoing>();
        for (var finding : findings) {
            var ticket = now.get(finding.ticket());
            if (ticket != null
                    && finding.decides().apply(ticket) instanceof Verdict.Happens(var all)
                    && !all.isEmpty()) {
                var actor = Actor.nobody().notBefore(ticket.changedAt());
                var after = happen(finding.found(), ticket, actor, all, told);
                changes.add(new KeepHappenings.Change(ticket, after, actor, all));
                now.put(finding.ticket(), after);
            }
        }
        kept.keep(changes);
        ring(changes.stream().map(change -> change.after().id()).distinct().toList());
        return told;
    }

    private Ticket happen(
            Incoming<?> found,
            Ticket before,
            Actor actor,
            List<Happening> all,
            List<Outgoing> told) {
        var ticket = before;
        for (var happening : all) {
            ticket = ticket.after(happening, actor.at());
            var event = others.event(ticket, happening, actor);
            if (event != null) {
                told.add(found.causes(event));
            }
        }
        return ticket;
    }

    private void ring(Collection<UUID> tickets) {
        if (!tickets.isEmpty()) {
            database.afterCommit(() -> tickets.forEach(live::ring));
        }
    }

    /// In the order of their ids, so that nobody waits for each other in a circle.
    private Map<UUID, Ticket> locked(List<UUID> ids) {
        var tickets = new LinkedHashMap<UUID, Ticket>();
        db.sql(TicketRow.SELECT + "where id = any(:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new), ARRAY)
                .query(TicketRow::of)
                .list()
                .forEach(ticket -> tickets.put(ticket.id(), ticket));
        return tickets;
    }
}
