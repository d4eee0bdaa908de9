package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.ToldByEvents;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Macros and ready texts on the page of a ticket.
@RestController
@RequestMapping("/desk/{number}")
class UseMacros {
    private final Macros macros;
    private final HandleTickets handle;
    private final WorkOnTickets work;
    private final ShowTickets shown;
    private final Templates pages;

    UseMacros(
            Macros macros,
            HandleTickets handle,
            WorkOnTickets work,
            ShowTickets shown,
            Templates pages) {
        this.macros = macros;
        this.handle = handle;
        this.work = work;
        this.shown = shown;
        this.pages = pages;
    }

    /// What may be put into what one writes.
    @GetMapping("/phrases")
    JteModel phrases(Frame frame, Person person, @PathVariable long number) {
        var ticket = work.find(person, number);
        return pages.ticketsPhrases(frame, phrases(ticket, person.username()));
    }

    private List<Phrase> phrases(Ticket ticket, String me) {
        return macros.all().stream()
                .filter(macro -> macro.handling().has("text"))
                .map(macro -> new Phrase(macro.shortcut(), macro.name(), macro.text(ticket, me)))
                .toList();
    }

    @PostMapping("/macro")
    @ToldByEvents
    ResponseEntity<JteModel> use(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "0") long macro,
            @RequestParam(defaultValue = "") String once) {
        var handling =
                macros.find(macro)
                        .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "macros.unknown"))
                        .handling();
        return switch (handle.act(person, number, IdempotencyKey.of(once), handling)) {
            case Outcome.Done _, Outcome.Again _ -> Go.to("/desk/" + number);
            case Outcome.Unknown _ -> Go.to("/desk", "desk.unknown");
            case Outcome.Impossible(var ticket, var field, var reason) ->
                    again(frame, shown.ticket(person, ticket), handling, field, reason);
        };
    }

    /// What could not be done at once stands in the form for the status, to be completed by hand.
    private ResponseEntity<JteModel> again(
            Frame frame, TicketPage page, Handling handling, String field, String reason) {
        var flaw =
                page.asks(field)
                        ? Flaw.of(field, reason)
                        : field.isEmpty() || field.equals("to")
                                ? Flaw.of("", reason)
                                : Flaw.of(
                                        "",
                                        "desk.refused.what",
                                        page.book().title(frame, field),
                                        frame.text(reason));
        return ResponseEntity.unprocessableContent()
                .body(pages.ticketsShow(frame, page, Draft.of(handling).with(flaw)));
    }
}
