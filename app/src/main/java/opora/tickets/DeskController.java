package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

@RestController
@RequestMapping("/desk")
class DeskController {
    static final int ON_A_PAGE = 50;

    private final Lists lists;
    private final WorkOnTickets work;
    private final ShowTickets shown;
    private final Receipts receipts;
    private final Templates pages;

    DeskController(
            Lists lists,
            WorkOnTickets work,
            ShowTickets shown,
            Receipts receipts,
            Templates pages) {
        this.lists = lists;
        this.work = work;
        this.shown = shown;
        this.receipts = receipts;
        this.pages = pages;
    }

    /// By its number, typed in.
    @GetMapping("/find")
    ResponseEntity<JteModel> find(Person person, @RequestParam(defaultValue = "") String q) {
        var digits = q.replaceAll("\\D", "");
        var number =
                digits.isEmpty() || digits.length() > 18
                        ? List.<Long>of()
                        : lists.exists(Sight.of(person), Long.parseLong(digits)).stream().toList();
        return number.isEmpty()
                ? Go.to("/desk", "desk.unknown")
                : Go.to("/desk/" + number.getFirst());
    }

    @GetMapping("/{number}")
    JteModel show(Frame frame, Person person, @PathVariable long number) {
        var ticket = work.find(person, number);
        return pages.ticketsShow(frame, shown.ticket(person, ticket), Draft.EMPTY);
    }

    /// As it was at any moment.
    @GetMapping("/{number}/was")
    JteModel was(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String at) {
        var ticket = work.find(person, number);
        var moment = Moment.of(at, frame.zone());
        return pages.ticketsWas(frame, shown.ticketAt(ticket, moment), moment);
    }

    @PostMapping("/{number}/messages")
    @ToldByEvents
    ResponseEntity<JteModel> say(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "PUBLIC") Visibility visibility,
            @RequestParam(defaultValue = "false") boolean take,
            @RequestParam(name = "file", required = false) @Nullable List<String> sent,
            @RequestHeader(name = "X-Opora-Line", required = false) @Nullable String line) {
        var key = IdempotencyKey.of(once);
        var files = AttachedFile.of(receipts.open(person.username(), sent));
        var speech = new WorkOnTickets.Speech(text, visibility, files, take);
        var outcome = work.say(person, number, key, speech);
        var words = Map.of("take", String.valueOf(take));
        var draft = new Draft(text, visibility, words, List.of());
        return line != null && !(outcome instanceof Outcome.Impossible)
                ? ResponseEntity.noContent().build()
                : answer(frame, person, number, outcome, draft);
    }

    @PostMapping("/{number}/status")
    @ToldByEvents
    ResponseEntity<JteModel> move(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam Map<String, String> fields) {
        var to = fields.getOrDefault("to", "");
        var outcome = work.move(person, number, "", to, Draft.given(fields));
        var draft = new Draft("", Visibility.PUBLIC, fields, List.of());
        return answer(frame, person, number, outcome, draft);
    }

    @PostMapping("/{number}/work")
    @ToldByEvents
    ResponseEntity<JteModel> record(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam Map<String, String> fields) {
        var said = WorkSaid.of(fields);
        var draft = new Draft("", Visibility.PUBLIC, fields, said.flaws());
        if (!said.flaws().isEmpty()) {
            var page = shown.ticket(person, work.find(person, number));
            return ResponseEntity.unprocessableContent()
                    .body(pages.ticketsShow(frame, page, draft));
        }
        var once = IdempotencyKey.of(fields.getOrDefault("once", ""));
        return answer(frame, person, number, work.record(person, number, once, said), draft);
    }

    @PostMapping("/{number}/assignment")
    @ToldByEvents
    ResponseEntity<JteModel> assign(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam Map<String, String> fields) {
        var expert = fields.getOrDefault("expert", "");
        var reason = fields.getOrDefault("why", "");
        var outcome = work.assign(person, number, "", expert, reason);
        var draft = new Draft("", Visibility.PUBLIC, fields, List.of());
        return answer(frame, person, number, outcome, draft);
    }

    private ResponseEntity<JteModel> answer(
            Frame frame, Person person, long number, Outcome outcome, Draft draft) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.Again _ -> Go.to("/desk/" + number);
            case Outcome.Unknown _ -> Go.to("/desk", "desk.unknown");
            case Outcome.Impossible(var ticket, var field, var reason) ->
                    ResponseEntity.unprocessableContent()
                            .body(
                                    pages.ticketsShow(
                                            frame,
                                            shown.ticket(person, ticket),
                                            draft.with(Flaw.of(field, reason))));
        };
    }
}
