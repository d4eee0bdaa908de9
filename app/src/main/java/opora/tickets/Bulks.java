package opora.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Does things to many tickets at once: each for itself in a transaction of its own, so that one
/// that cannot be holds up none of the others, and a crash leaves no ticket half done.
@Component
class Bulks {
    static final int MOST = 500;

    private final Database database;
    private final KeepBulks kept;
    private final Tickets tickets;
    private final Desk desk;
    private final HandleTickets handle;
    private final Statuses statuses;

    Bulks(
            Database database,
            KeepBulks kept,
            Tickets tickets,
            Desk desk,
            HandleTickets handle,
            Statuses statuses) {
        this.database = database;
        this.kept = kept;
        this.tickets = tickets;
        this.desk = desk;
        this.handle = handle;
        this.statuses = statuses;
    }

    /// What would become of them; those that are not theirs to see are left out.
    Bulk preview(Person person, List<Long> numbers, Handling handling) {
        mayWork(person);
        var items = new ArrayList<Bulk.Item>();
        for (var ticket : visible(person, numbers)) {
            items.add(
                    switch (handle.decide(ticket, handling, person)) {
                        case Verdict.Happens(var all) -> Bulk.Item.would(ticket, all);
                        case Verdict.Impossible(var field, var reason) ->
                                Bulk.Item.not(ticket, field, reason);
                    });
        }
        return new Bulk(new UUID(0, 0), person.username(), handling, items, Instant.now(), null);
    }

    /// @param id by which a repetition is known: what is done to a ticket under it is done once
    Bulk act(Person person, UUID id, List<Long> numbers, Handling handling) {
        mayWork(person);
        kept.begin(person, id, handling);
        for (var ticket : visible(person, numbers)) {
            database.transact(TicketsContext.NAME, _ -> act(person, id, ticket, handling));
        }
        return find(person, id);
    }

    private Bulk.Item act(Person person, UUID id, Ticket ticket, Handling handling) {
        var actor = Actor.staff(person.username(), id.toString());
        var before = new int[] {0};
        var outcome =
                desk.act(
                        ticket.id(),
                        actor,
                        now -> {
                            before[0] = now.version();
                            return handle.decide(now, handling, person);
                        });
        return switch (outcome) {
            case Outcome.Done(var now) -> {
                var item = Bulk.Item.well(now, now.version() > before[0]);
                kept.keep(id, item, before[0], now.version());
                yield item;
            }
            case Outcome.Again(var now) -> Bulk.Item.well(now, true);
            case Outcome.Impossible(var now, var field, var reason) -> {
                var item = Bulk.Item.not(now, field, reason);
                kept.keep(id, item, now.version(), now.version());
                yield item;
            }
            case Outcome.Unknown _ -> throw new IllegalStateException("gone: " + ticket.number());
        };
    }

    /// Takes it back where nobody did more to the same since and they still may do it. Answers for
    /// which that was so.
    Bulk undo(Person person, UUID id) {
        mayWork(person);
        var bulk = find(person, id);
        if (!bulk.undoable(Instant.now())) {
            throw new Refused(HttpStatus.CONFLICT, "bulk.late");
        }
        var items = new ArrayList<Bulk.Item>();
        for (var item : bulk.changing()) {
            items.add(database.transact(TicketsContext.NAME, _ -> undo(person, id, item.ticket())));
        }
        kept.undone(id);
        return new Bulk(id, bulk.who(), bulk.handling(), items, bulk.at(), Instant.now());
    }

    private Bulk.Item undo(Person person, UUID id, UUID ticket) {
        var done = kept.done(id, ticket);
        var found = found(id, ticket);
        var actor = Actor.staff(person.username(), "undo-" + id);
        var outcome = desk.act(ticket, actor, now -> undone(person, now, found, done));
        return switch (outcome) {
            case Outcome.Done(var now) -> Bulk.Item.well(now, true);
            case Outcome.Again(var now) -> Bulk.Item.well(now, true);
            case Outcome.Impossible(var now, var field, var reason) -> {
                var item = Bulk.Item.not(now, field, reason);
                kept.note(id, item);
                yield Sight.of(person).covers(now) ? item : item.unseen();
            }
            case Outcome.Unknown _ -> throw new IllegalStateException("gone: " + ticket);
        };
    }

    /// By how it was found, as it was done; and by the rights of today.
    private Verdict undone(Person person, Ticket now, Ticket found, List<Happening> done) {
        var model = statuses.model();
        var may = Sight.rights(person, found);
        return Undo.rights(done, model, person.username()).stream().allMatch(may)
                ? Undo.of(now, model, done, found.standing().resolution())
                : Verdict.impossible("", "desk.refused.right");
    }

    /// The ticket before the bulk.
    private Ticket found(UUID id, UUID ticket) {
        return AsItWas.at(ticket, tickets.entries(ticket), kept.before(id, ticket))
                .orElseThrow()
                .ticket();
    }

    Bulk find(Person person, UUID id) {
        return kept.find(person, id);
    }

    private List<Ticket> visible(Person person, List<Long> numbers) {
        if (numbers.isEmpty() || numbers.size() > MOST) {
            throw new FlawedRequest(List.of(Flaw.of("tickets", "bulk.some", MOST)));
        }
        return tickets.byNumbers(Sight.of(person), numbers);
    }

    private static void mayWork(Person person) {
        if (person.scopes(TicketsContext.WORK).isEmpty()) {
            throw new Refused(HttpStatus.FORBIDDEN, "problem.403");
        }
    }
}
