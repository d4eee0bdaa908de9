package opora.portal;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.ToldByEvents;
import opora.shell.UploadedFile;
import opora.tickets.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
@RequestMapping("/tickets/new")
class NewTicketController {
    private final AcceptTickets intake;
    private final Customers customers;
    private final OwnFields own;
    private final Receipts receipts;
    private final Templates pages;

    NewTicketController(
            AcceptTickets intake,
            Customers customers,
            OwnFields own,
            Receipts receipts,
            Templates pages) {
        this.intake = intake;
        this.customers = customers;
        this.own = own;
        this.receipts = receipts;
        this.pages = pages;
    }

    @GetMapping
    JteModel show(Frame frame, Person person) {
        return pages.portalForm(
                frame, TicketForm.empty(customers.of(person.username())), own.all());
    }

    /// The ticket's own page shows live what becomes of it, so nobody waits here.
    @PostMapping
    @ToldByEvents
    ResponseEntity<JteModel> ask(
            Frame frame,
            Person person,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "file", required = false) @Nullable List<String> sent) {
        var form = TicketForm.of(fields).holding(receipts.held(person.username(), sent));
        var words = form.words(frame.zone());
        var flaws = new ArrayList<>(WishCheck.flaws(words, own.all()));
        var files = List.<UploadedFile>of();
        try {
            files = receipts.open(person.username(), sent);
        } catch (FlawedRequest e) {
            flaws.addAll(e.flaws());
        }
        if (!flaws.isEmpty()) {
            return again(frame, form.with(flaws));
        }
        var key = "page:" + IdempotencyKey.of(form.once());
        var customer = customers.of(person.username());
        return switch (intake.accept(
                Request.of(Channel.PORTAL, customer, key, words, files)
                        .by(TicketsController.by(person)))) {
            case Intake.Accepted(var request) -> Go.to("/tickets/" + request);
            case Intake.Again(var request) -> Go.to("/tickets/" + request);
            // back in the browser, and something else typed
            case Intake.OtherWords _ ->
                    again(frame, form.with(List.of(Flaw.of("", "portal.sent"))).afresh());
        };
    }

    private ResponseEntity<JteModel> again(Frame frame, TicketForm form) {
        return ResponseEntity.unprocessableContent().body(pages.portalForm(frame, form, own.all()));
    }
}
