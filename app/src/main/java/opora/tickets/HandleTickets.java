package opora.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import opora.shell.Ids;
import opora.shell.Person;
import org.springframework.stereotype.Component;

/// Decides what becomes of a ticket when several things are to be done to it at once.
@Component
class HandleTickets {
    private final WorkOnTickets work;
    private final Statuses statuses;
    private final Fields fields;

    HandleTickets(WorkOnTickets work, Statuses statuses, Fields fields) {
        this.work = work;
        this.statuses = statuses;
        this.fields = fields;
    }

    Outcome act(Person person, long number, String once, Handling handling) {
        return work.act(person, number, once, ticket -> decide(ticket, handling, person));
    }

    /// Each step sees what the ones before it have made of the ticket. What may be done is decided
    /// by how it was found.
    Verdict decide(Ticket ticket, Handling handling, Person person) {
        var rights = Sight.rights(person, ticket);
        if (!rights.test(TicketsContext.WORK)) {
            return Verdict.impossible("", "desk.refused.right");
        }
        var all = new ArrayList<Happening>();
        var now = ticket;
        for (var step : steps(handling, person, rights)) {
            switch (step.apply(now)) {
                case Verdict.Impossible impossible -> {
                    return impossible;
                }
                case Verdict.Happens(var happenings) -> {
                    for (var happening : happenings) {
                        all.add(happening);
                        now = now.after(happening, Instant.now());
                    }
                }
            }
        }
        return new Verdict.Happens(all);
    }

    private List<Function<Ticket, Verdict>> steps(
            Handling handling, Person person, Predicate<String> rights) {
        return List.of(
                ticket -> changed(ticket, handling),
                ticket -> assigned(ticket, handling, person),
                ticket -> said(ticket, handling, person),
                ticket -> moved(ticket, handling, person, rights));
    }

    private Verdict changed(Ticket ticket, Handling handling) {
        var wanted = handling.changes(ticket.matter());
        // the reason goes with the status, where there is one
        var reason = handling.has("status") ? "" : handling.word("reason");
        return Wishes.changed(ticket, wanted, Set.of(), fields.book(), reason);
    }

    private Verdict assigned(Ticket ticket, Handling handling, Person person) {
        var expert = handling.word("expert");
        var name = expert.equals(Sieve.ME) ? person.username() : expert;
        return expert.isEmpty() || name.equals(ticket.standing().expert())
                ? Verdict.happens()
                : work.assigned(person, ticket, name, handling.word("reason"));
    }

    private static Verdict said(Ticket ticket, Handling handling, Person person) {
        return handling.has("text")
                ? Verdict.happens(
                        new Happening.Said(
                                Ids.next(),
                                Variables.fill(handling.word("text"), ticket, person.username()),
                                handling.visibility(),
                                Channel.CHAT,
                                List.of(),
                                ""))
                : Verdict.happens();
    }

    private Verdict moved(
            Ticket ticket, Handling handling, Person person, Predicate<String> rights) {
        var to = handling.word("status");
        if (to.isEmpty() || to.equals(ticket.standing().status())) {
            return Verdict.happens();
        }
        var given = handling.given();
        given.replaceAll((_, text) -> Variables.fill(text, ticket, person.username()));
        return Wishes.moved(ticket, statuses.model(), to, given, fields.book(), rights);
    }
}
