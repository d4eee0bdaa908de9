package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import opora.shell.Forms;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Ids;
import opora.shell.Person;
import opora.shell.ToldByEvents;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Changing what a ticket is about. Where somebody else changed the same field meanwhile, both
/// versions are shown and nothing is lost.
@RestController
@RequestMapping("/desk/{number}/edit")
class EditController {
    private final WorkOnTickets work;
    private final Fields fields;
    private final Templates pages;

    EditController(WorkOnTickets work, Fields fields, Templates pages) {
        this.work = work;
        this.fields = fields;
        this.pages = pages;
    }

    @GetMapping
    JteModel show(Frame frame, Person person, @PathVariable long number) {
        var ticket = work.find(person, number);
        var words = PhoneForm.of(ticket.matter().words(), frame.zone());
        var form = new PhoneForm(words, "", List.of(), List.of());
        return pages.ticketsEdit(frame, ticket, form, fields.book(), Map.of(), "");
    }

    @PostMapping
    @ToldByEvents
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam Map<String, String> typed) {
        var form = PhoneForm.of(typed);
        var seen = typed.getOrDefault("seen", "");
        var version = seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0;
        var reason = Forms.words(typed.getOrDefault("reason", ""));
        var edit = new Edit(form.words(frame.zone()), version, reason);
        return switch (work.change(person, number, Ids.next().toString(), edit)) {
            case Outcome.Done _, Outcome.Again _ -> Go.to("/desk/" + number);
            case Outcome.Unknown _ -> Go.to("/desk", "desk.unknown");
            case Outcome.Impossible refused -> {
                var ticket = refused.ticket();
                var both = refused.reason().equals(Wishes.STALE);
                var theirs = both ? theirs(frame, ticket, form) : Map.<String, String>of();
                var flawed = form.with(edit.flaws(refused, fields.book()));
                yield again(frame, ticket, flawed, theirs, reason);
            }
        };
    }

    /// What stands there now, where it is not what was typed.
    private static Map<String, String> theirs(Frame frame, Ticket ticket, PhoneForm form) {
        var theirs = PhoneForm.of(ticket.matter().words(), frame.zone());
        theirs.entrySet().removeIf(one -> one.getValue().equals(form.word(one.getKey())));
        return theirs;
    }

    private ResponseEntity<JteModel> again(
            Frame frame, Ticket ticket, PhoneForm form, Map<String, String> theirs, String reason) {
        var inItsWords = form.with(form.flaws().stream().map(PhoneForm::inItsWords).toList());
        return ResponseEntity.unprocessableContent()
                .body(pages.ticketsEdit(frame, ticket, inItsWords, fields.book(), theirs, reason));
    }
}
