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
                    ResponseEntity.unprocessableContent()
                            .body(
                                    pages.ticketsShow(
                                            frame,
                                            shown.ticket(person, ticket),
                                            Draft.EMPTY.with(flaw(field, reason))));
        };
    }

    /// The status form has a place for what a status needs; the rest is said of the whole.
    private static Flaw flaw(String field, String reason) {
        return Flaw.of(field.equals("resolution") || field.equals("reason") ? field : "", reason);
    }
}
