package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
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
        return pages.ticketsEdit(
                frame,
                ticket,
                new PhoneForm(words, "", List.of(), List.of()),
                fields.book(),
                Map.of());
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
        var wanted = form.words(frame.zone());
        return switch (work.change(person, number, Ids.next().toString(), wanted, version)) {
            case Outcome.Done _, Outcome.Again _ -> Go.to("/desk/" + number);
            case Outcome.Unknown _ -> Go.to("/desk", "desk.unknown");
            case Outcome.Impossible(var ticket, var field, var reason) ->
                    ResponseEntity.unprocessableContent()
                            .body(again(frame, ticket, form, field, reason));
        };
    }

    /// What was typed, and beside it what stands there now.
    private JteModel again(
            Frame frame, Ticket ticket, PhoneForm form, String field, String reason) {
        var now = PhoneForm.of(ticket.matter().words(), frame.zone());
        var theirs = new LinkedHashMap<String, String>();
        if (reason.equals(Wishes.STALE)) {
            now.forEach(
                    (name, value) -> {
                        if (!value.equals(form.word(name))) {
                            theirs.put(name, value);
                        }
                    });
        }
        var flaw = Flaw.of(field.equals("wishedAt") ? "wished" : field, reason);
        return pages.ticketsEdit(frame, ticket, form.with(List.of(flaw)), fields.book(), theirs);
    }
}
