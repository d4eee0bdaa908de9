package opora.tickets;

import gg.jte.models.runtime.JteModel;
import opora.shell.Frame;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Who an agent talks with: beside the ticket, or as a page where there is no script.
@RestController
class CustomerController {
    private final WorkOnTickets work;
    private final CustomerCards cards;
    private final Statuses statuses;
    private final Templates pages;

    CustomerController(
            WorkOnTickets work, CustomerCards cards, Statuses statuses, Templates pages) {
        this.work = work;
        this.cards = cards;
        this.statuses = statuses;
        this.pages = pages;
    }

    @GetMapping("/desk/{number}/customer")
    JteModel show(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        var ticket = work.find(person, number);
        var card = cards.of(Sight.of(person), ticket);
        return part == null
                ? pages.ticketsCustomerPage(frame, ticket, card, statuses.model())
                : pages.ticketsCustomer(frame, ticket, card, statuses.model());
    }

    @GetMapping("/api/desk/tickets/{number}/customer")
    CustomerCard show(Person person, @PathVariable long number) {
        return cards.of(Sight.of(person), work.find(person, number));
    }
}
