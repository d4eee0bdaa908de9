package opora.tickets;

import java.util.List;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gathers what the desk's pages show.
@Component
class ShowTickets {
    private final Lists lists;
    private final Tickets tickets;
    private final Statuses statuses;
    private final Staff staff;

    ShowTickets(Lists lists, Tickets tickets, Statuses statuses, Staff staff) {
        this.lists = lists;
        this.tickets = tickets;
        this.statuses = statuses;
        this.staff = staff;
    }

    ListPage list(Person person, View view, @Nullable Place after) {
        var sight = Sight.of(person);
        var lines = lists.page(sight, view, after, DeskController.ON_A_PAGE);
        var next =
                lines.size() < DeskController.ON_A_PAGE
                        ? null
                        : Place.after(lines.getLast()).text();
        return new ListPage(
                view, lines, lists.counts(sight), statuses.model(), next, after == null);
    }

    TicketPage ticket(Person person, Ticket ticket) {
        var model = statuses.model();
        var works = !person.scopes(TicketsContext.WORK).isEmpty();
        var decides = !person.scopes(TicketsContext.ASSIGN).isEmpty();
        return new TicketPage(
                ticket,
                tickets.entries(ticket.id()),
                model,
                works
                        ? model.next(
                                ticket.standing().status(),
                                right -> !person.scopes(right).isEmpty())
                        : List.of(),
                decides ? staff.all() : List.of(),
                works,
                decides);
    }
}
