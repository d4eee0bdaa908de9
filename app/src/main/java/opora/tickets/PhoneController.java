package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// The form for who is on the phone: the customer is found while they say their name, and what is
/// open already stands beside it.
@RestController
@RequestMapping("/desk/new")
class PhoneController {
    private final FindPeople people;
    private final LookBeside beside;
    private final TakeCalls calls;
    private final Tickets tickets;
    private final Fields fields;
    private final Receipts receipts;
    private final Templates pages;

    PhoneController(
            FindPeople people,
            LookBeside beside,
            TakeCalls calls,
            Tickets tickets,
            Fields fields,
            Receipts receipts,
            Templates pages) {
        this.people = people;
        this.beside = beside;
        this.calls = calls;
        this.tickets = tickets;
        this.fields = fields;
        this.receipts = receipts;
        this.pages = pages;
    }

    @GetMapping
    JteModel show(
            Frame frame, Person person, @RequestParam(required = false) @Nullable Long opened) {
        person.mustSomewhere(TicketsContext.WORK);
        return page(frame, person, PhoneForm.empty(), "", opened);
    }

    /// Who opens the address of a form with somebody picked, after a reload say, begins anew.
    @GetMapping("/pick")
    ResponseEntity<JteModel> again() {
        return Go.to("/desk/new");
    }

    /// The form as it was, with the customer who was picked, or those who were found.
    @PostMapping("/pick")
    JteModel pick(
            Frame frame,
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "file", required = false) @Nullable List<String> sent) {
        person.mustSomewhere(TicketsContext.WORK);
        var begun = PhoneForm.of(fields).holding(receipts.held(person.username(), sent));
        var picked = fields.get("pick");
        if (picked == null) {
            return page(frame, person, begun, fields.getOrDefault("q", ""));
        }
        var form =
                picked.isEmpty()
                        ? begun.forAnother()
                        : people.named(picked).map(begun::from).orElse(begun);
        return page(frame, person, form, "");
    }

    /// What stands beside the form while it is filled in.
    @GetMapping("/beside")
    JteModel beside(Frame frame, Person person, @RequestParam Map<String, String> fields) {
        person.mustSomewhere(TicketsContext.WORK);
        var q = fields.getOrDefault("q", "");
        return pages.ticketsBeside(frame, beside.look(Sight.of(person), q, PhoneForm.of(fields)));
    }

    @PostMapping
    @ToldByEvents
    ResponseEntity<JteModel> open(
            Frame frame,
            Person person,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "file", required = false) @Nullable List<String> sent) {
        person.mustSomewhere(TicketsContext.WORK);
        var form = PhoneForm.of(typed).holding(receipts.held(person.username(), sent));
        IdempotencyKey.of(form.once());
        return switch (calls.take(person.username(), form, frame.zone(), sent)) {
            case TakeCalls.Taken.Opened(var number) -> opened(person, number);
            case TakeCalls.Taken.Flawed(var flaws) ->
                    ResponseEntity.unprocessableContent()
                            .body(page(frame, person, form.with(flaws), ""));
        };
    }

    /// To the ticket, or to the next call where it is in a queue that they do not see.
    private ResponseEntity<JteModel> opened(Person person, long number) {
        return tickets.byNumbers(Sight.of(person), List.of(number)).isEmpty()
                ? Go.to("/desk/new?opened=" + number)
                : Go.to("/desk/" + number, "desk.opened");
    }

    private JteModel page(Frame frame, Person person, PhoneForm form, String q) {
        return page(frame, person, form, q, null);
    }

    private JteModel page(
            Frame frame, Person person, PhoneForm form, String q, @Nullable Long opened) {
        var found = beside.look(Sight.of(person), q, form);
        return pages.ticketsPhone(frame, form, fields.book(), q, found, opened);
    }
}
