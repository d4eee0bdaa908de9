package opora.tickets;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import opora.backbone.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets things happen to a ticket: one at a time, each once, all kept and told in one transaction.
@Component
class Desk {
    /// Why nothing happens any more to a ticket that goes on as another one.
    static final String MERGED = "desk.refused.merged";

    private final Database database;
    private final JdbcClient db;
    private final Entries entries;
    private final KeepHappenings kept;
    private final TellOthers others;
    private final DeskPages live;

    Desk(
            Database database,
            JdbcClient db,
            Entries entries,
            KeepHappenings kept,
            TellOthers others,
            DeskPages live) {
        this.database = database;
        this.db = db;
        this.entries = entries;
        this.kept = kept;
        this.others = others;
        this.live = live;
    }

    /// @param decides what is to happen, from the ticket as it is while nobody else can change it
    Outcome act(UUID id, Actor actor, Function<Ticket, Verdict> decides) {
        return database.transact(
                TicketsContext.NAME,
                _ ->
                        locked(id)
                                .map(ticket -> act(ticket, actor, decides))
                                .orElseGet(Outcome.Unknown::new));
    }

    private Outcome act(Ticket ticket, Actor actor, Function<Ticket, Verdict> decides) {
        if (entries.knows(ticket.id(), actor.requestId())) {
            return new Outcome.Again(ticket);
        }
        if (ticket.standing().mergedInto() != null) {
            return new Outcome.Impossible(ticket, "", MERGED);
        }
        return switch (decides.apply(ticket)) {
            case Verdict.Impossible(var field, var reason) ->
                    new Outcome.Impossible(ticket, field, reason);
            case Verdict.Happens(var all) when all.isEmpty() -> new Outcome.Done(ticket);
            case Verdict.Happens(var all) ->
                    new Outcome.Done(happen(ticket, actor.notBefore(ticket.changedAt()), all));
        };
    }

    private Ticket happen(Ticket before, Actor actor, List<Happening> all) {
        var ticket = before;
        for (var happening : all) {
            ticket = ticket.after(happening, actor.at());
            var told = others.event(ticket, happening, actor);
            if (told != null) {
                database.publish(told);
            }
        }
        kept.keep(before, ticket, actor, all);
        database.afterCommit(() -> live.ring(before.id()));
        return ticket;
    }

    private Optional<Ticket> locked(UUID id) {
        return db.sql(TicketRow.SELECT + "where id = ? for update")
                .param(id)
                .query(TicketRow::of)
                .optional();
    }
}
