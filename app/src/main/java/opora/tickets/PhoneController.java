package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.ToldByEvents;
import opora.shell.UploadedFile;
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
    private final OpenTickets open;
    private final StoreTickets store;
    private final Fields fields;
    private final Statuses statuses;
    private final Database database;
    private final Receipts receipts;
    private final Templates pages;

    PhoneController(
            FindPeople people,
            LookBeside beside,
            OpenTickets open,
            StoreTickets store,
            Fields fields,
            Statuses statuses,
            Database database,
            Receipts receipts,
            Templates pages) {
        this.people = people;
        this.beside = beside;
        this.open = open;
        this.store = store;
        this.fields = fields;
        this.statuses = statuses;
        this.database = database;
        this.receipts = receipts;
        this.pages = pages;
    }

    @GetMapping
    JteModel show(Frame frame, Person person) {
        person.must(TicketsContext.WORK);
        return page(frame, person, PhoneForm.empty(), "");
    }

    /// The form as it was, with the customer who was picked, or those who were found.
    @PostMapping("/pick")
    JteModel pick(
            Frame frame,
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "file", required = false) @Nullable List<String> sent) {
        person.must(TicketsContext.WORK);
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
        person.must(TicketsContext.WORK);
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
        person.must(TicketsContext.WORK);
        var form = PhoneForm.of(typed).holding(receipts.held(person.username(), sent));
        IdempotencyKey.of(form.once());
        var flaws =
                new ArrayList<>(
                        form.check(
                                frame.zone(), fields.book(), statuses.model().initial().status()));
        var customer = form.word("customer");
        if (!customer.isEmpty() && people.named(customer).isEmpty()) {
            flaws.add(Flaw.of("customer", "desk.caller.unknown"));
        }
        var files = List.<UploadedFile>of();
        try {
            files = receipts.open(person.username(), sent);
        } catch (FlawedRequest e) {
            flaws.addAll(e.flaws());
        }
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(page(frame, person, form.with(flaws), ""));
        }
        var caller = customer.isEmpty() ? people.same(form.caller()) : form.caller();
        var wish = form.wish(person.username(), caller, frame.zone(), AttachedFile.of(files));
        return Go.to("/desk/" + opened(wish), "desk.opened");
    }

    /// Its number; of the first one when the form was sent twice.
    private long opened(Wish wish) {
        return database.transact(
                TicketsContext.NAME,
                _ -> {
                    var tickets = open.open(List.of(wish));
                    tickets.forEach(
                            ticket ->
                                    database.publish(
                                            Outgoing.begins(
                                                    TellOthers.opened(ticket), wish.requestId())));
                    return store.number(wish.requestId());
                });
    }

    private JteModel page(Frame frame, Person person, PhoneForm form, String q) {
        return pages.ticketsPhone(
                frame, form, fields.book(), q, beside.look(Sight.of(person), q, form));
    }
}
