package opora.tickets;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import opora.backbone.Database;
import opora.shell.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Brings tickets together and apart: both sides learn of it in one transaction.
@Component
class JoinTickets {
    private final Database database;
    private final JdbcClient db;
    private final WorkOnTickets work;
    private final Desk desk;
    private final Statuses statuses;
    private final Links links;
    private final Tickets tickets;

    JoinTickets(
            Database database,
            JdbcClient db,
            WorkOnTickets work,
            Desk desk,
            Statuses statuses,
            Links links,
            Tickets tickets) {
        this.database = database;
        this.db = db;
        this.work = work;
        this.desk = desk;
        this.statuses = statuses;
        this.links = links;
        this.tickets = tickets;
    }

    /// The first goes on as a part of the second: what is said to it from now on is said there.
    /// Those of different people stay apart, since nobody may read what another one wrote.
    Outcome merge(Person person, long number, long into) {
        var from = work.workedOn(person, number);
        var to = work.workedOn(person, into);
        return database.transact(
                TicketsContext.NAME,
                _ -> {
                    lock(from, to);
                    var merged = act(person, from, now -> merged(now, fresh(to)));
                    return merged instanceof Outcome.Done
                            ? act(
                                    person,
                                    to,
                                    _ -> Verdict.happens(new Happening.Absorbed(from.id(), number)))
                            : merged;
                });
    }

    private Verdict merged(Ticket from, Ticket to) {
        if (from.id().equals(to.id())) {
            return Verdict.impossible("", "join.self");
        }
        if (to.standing().mergedInto() != null) {
            return Verdict.impossible("", "join.gone");
        }
        if (!from.caller().username().equals(to.caller().username())) {
            return Verdict.impossible("", "join.other");
        }
        var merged = new Happening.Merged(to.id(), to.number());
        return statuses.model()
                .first(Phase.CLOSED)
                .filter(_ -> from.standing().phase() != Phase.CLOSED)
                .map(
                        closed ->
                                Verdict.happens(
                                        merged,
                                        statuses.model()
                                                .moved(from, closed, "→ " + to.number(), "")))
                .orElseGet(() -> Verdict.happens(merged));
    }

    Outcome link(Person person, long number, LinkKind kind, long other) {
        var one = work.workedOn(person, number);
        var two = work.workedOn(person, other);
        return one.id().equals(two.id())
                ? new Outcome.Impossible(one, "", "join.self")
                : link(person, one, kind, two);
    }

    Outcome link(Person person, Ticket one, LinkKind kind, Ticket two) {
        return both(
                person,
                one,
                two,
                new Happening.Linked(kind, two.id(), two.number()),
                new Happening.Linked(kind.reverse(), one.id(), one.number()));
    }

    Outcome unlink(Person person, long number, long other) {
        var one = work.workedOn(person, number);
        var two = work.workedOn(person, other);
        return links.linked(one.id(), two.id())
                ? both(
                        person,
                        one,
                        two,
                        new Happening.Unlinked(two.id(), other),
                        new Happening.Unlinked(one.id(), number))
                : new Outcome.Done(one);
    }

    private Outcome both(Person person, Ticket one, Ticket two, Happening first, Happening second) {
        return database.transact(
                TicketsContext.NAME,
                _ -> {
                    lock(one, two);
                    var done = act(person, one, _ -> Verdict.happens(first));
                    if (done instanceof Outcome.Done) {
                        act(person, two, _ -> Verdict.happens(second));
                    }
                    return done;
                });
    }

    /// Always in the same order, so that two who join the same tickets do not wait for each other.
    private void lock(Ticket... some) {
        var ids = Stream.of(some).map(Ticket::id).toArray(UUID[]::new);
        db.sql("select id from tickets.tickets where id = any(?) order by id for update")
                .param(ids)
                .query(UUID.class)
                .list();
    }

    private Ticket fresh(Ticket ticket) {
        return tickets.byId(ticket.id()).orElseThrow();
    }

    private Outcome act(Person person, Ticket ticket, Function<Ticket, Verdict> decides) {
        return desk.act(ticket.id(), Actor.staff(person.username(), ""), decides);
    }
}
