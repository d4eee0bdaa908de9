package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
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

/// Where tickets are merged, linked and split.
@RestController
@RequestMapping("/desk/{number}/join")
class JoinController {
    private static final int LONGEST_SUBJECT = 200;

    private final JoinTickets join;
    private final SplitTickets split;
    private final Links links;
    private final WorkOnTickets work;
    private final Tickets tickets;
    private final Statuses statuses;
    private final Templates pages;

    JoinController(
            JoinTickets join,
            SplitTickets split,
            Links links,
            WorkOnTickets work,
            Tickets tickets,
            Statuses statuses,
            Templates pages) {
        this.join = join;
        this.split = split;
        this.links = links;
        this.work = work;
        this.tickets = tickets;
        this.statuses = statuses;
        this.pages = pages;
    }

    @GetMapping
    JteModel show(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String q) {
        return page(frame, person, number, q, List.of());
    }

    /// @param how a kind of link, or `MERGE`
    @PostMapping
    @ToldByEvents
    ResponseEntity<JteModel> join(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "0") long other,
            @RequestParam String how,
            @RequestParam(defaultValue = "") String q) {
        if (how.equals("MERGE")) {
            return answer(frame, person, other, number, q, join.merge(person, number, other));
        }
        var kind =
                List.of(LinkKind.values()).stream()
                        .filter(one -> one.name().equals(how))
                        .findFirst();
        return kind.isEmpty()
                ? flawed(frame, person, number, q, Flaw.of("", "views.word.flaw"))
                : answer(
                        frame,
                        person,
                        number,
                        number,
                        q,
                        join.link(person, number, kind.get(), other));
    }

    @PostMapping("/removal")
    @ToldByEvents
    ResponseEntity<JteModel> unlink(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "0") long other) {
        return answer(frame, person, number, number, "", join.unlink(person, number, other));
    }

    @PostMapping("/split")
    @ToldByEvents
    ResponseEntity<JteModel> split(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "0") int n,
            @RequestParam Map<String, String> typed) {
        var subject = typed.getOrDefault("subject", "").strip();
        var once = IdempotencyKey.of(typed.getOrDefault("once", ""));
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            return flawed(frame, person, number, "", Flaw.of("subject", "desk.subject.none"));
        }
        return Go.to("/desk/" + split.split(person, number, n, subject, once), "desk.opened");
    }

    /// @param next the ticket that is looked at after it was done
    private ResponseEntity<JteModel> answer(
            Frame frame, Person person, long next, long number, String q, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.Again _ -> Go.to("/desk/" + next);
            case Outcome.Unknown _ -> Go.to("/desk", "desk.unknown");
            case Outcome.Impossible(_, _, var reason) ->
                    flawed(frame, person, number, q, Flaw.of("", reason));
        };
    }

    private ResponseEntity<JteModel> flawed(
            Frame frame, Person person, long number, String q, Flaw flaw) {
        return ResponseEntity.unprocessableContent()
                .body(page(frame, person, number, q, List.of(flaw)));
    }

    private JteModel page(Frame frame, Person person, long number, String q, List<Flaw> flaws) {
        var ticket = work.find(person, number);
        var sight = Sight.of(person);
        var lines = tickets.entries(ticket.id()).stream().filter(e -> e.said() != null).toList();
        return pages.ticketsJoin(
                frame,
                ticket,
                q,
                links.candidates(sight, ticket, q),
                links.of(sight, ticket.id()),
                lines,
                statuses.model(),
                Ids.next().toString(),
                flaws);
    }
}
