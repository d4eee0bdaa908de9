package opora.tickets;

import java.time.Instant;
import java.util.List;
import opora.shell.Person;
import opora.shell.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Gathers what the desk's pages show.
@Component
class ShowTickets {
    private final Tickets tickets;
    private final Statuses statuses;
    private final Staff staff;
    private final Fields fields;
    private final Reads reads;
    private final Presence presence;
    private final Writers writers;
    private final Macros macros;
    private final Links links;
    private final Watchers watchers;
    private final FindPeople people;

    ShowTickets(
            Tickets tickets,
            Statuses statuses,
            Staff staff,
            Fields fields,
            Reads reads,
            Presence presence,
            Writers writers,
            Macros macros,
            Links links,
            Watchers watchers,
            FindPeople people) {
        this.tickets = tickets;
        this.statuses = statuses;
        this.staff = staff;
        this.fields = fields;
        this.reads = reads;
        this.presence = presence;
        this.writers = writers;
        this.macros = macros;
        this.links = links;
        this.watchers = watchers;
        this.people = people;
    }

    /// As it was at that moment, to be looked at and nothing else.
    TicketPage ticketAt(Ticket ticket, Instant moment) {
        var was =
                AsItWas.at(ticket.id(), tickets.entries(ticket.id()), moment)
                        .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "desk.was.not"));
        return still(was.ticket(), was.entries());
    }

    /// One that goes on as a part of another, as it stands there.
    private TicketPage part(Ticket ticket) {
        return still(ticket, tickets.entries(ticket.id()));
    }

    private TicketPage still(Ticket ticket, List<Entry> entries) {
        return new TicketPage(
                ticket,
                entries,
                statuses.model(),
                fields.book(),
                List.of(),
                List.of(),
                false,
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                false,
                false);
    }

    TicketPage ticket(Person person, Ticket ticket) {
        var into = ticket.standing().mergedInto();
        var absorbed = tickets.absorbed(ticket.id()).stream().map(this::part).toList();
        var goesOn =
                into == null
                        ? null
                        : tickets.byId(tickets.goesOnAs(into)).map(Ticket::number).orElse(null);
        var model = statuses.model();
        var rights = Sight.rights(person, ticket);
        var works = into == null && rights.test(TicketsContext.WORK);
        var decides = into == null && rights.test(TicketsContext.ASSIGN);
        return new TicketPage(
                ticket,
                tickets.entries(ticket.id()),
                model,
                fields.book(),
                works ? model.next(ticket.standing().status(), rights) : List.of(),
                decides ? staff.all() : List.of(),
                works,
                decides,
                reads.byCustomer(ticket.id()),
                presence.others(ticket.id(), person.username()),
                writers.on(ticket.id(), person.username()),
                works ? macros.all() : List.of(),
                links.of(Sight.of(person), ticket.id()),
                absorbed,
                goesOn,
                watchers.of(ticket.id()),
                works && unreached(ticket.caller()),
                works && takes(person, ticket));
    }

    private boolean unreached(Caller caller) {
        return Guest.is(caller.username())
                && caller.email().isEmpty()
                && people.named(caller.username()).map(FoundPerson::email).orElse("").isEmpty();
    }

    private boolean takes(Person person, Ticket ticket) {
        return ticket.open()
                && ticket.standing().expert().isEmpty()
                && staff.works(person.username());
    }
}
