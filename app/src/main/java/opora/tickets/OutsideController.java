package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Objects;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Ids;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Where staff forwards a ticket, or asks somebody outside about it.
@RestController
class OutsideController {
    private final AskOutsiders outside;
    private final WorkOnTickets work;
    private final Tickets tickets;
    private final Templates pages;

    OutsideController(AskOutsiders outside, WorkOnTickets work, Tickets tickets, Templates pages) {
        this.outside = outside;
        this.work = work;
        this.tickets = tickets;
        this.pages = pages;
    }

    /// With what the ticket and its public words say and all files that came with them, as when one
    /// forwards a mail; what nobody outside should have is taken out by hand.
    @GetMapping("/desk/{number}/outside")
    JteModel show(Frame frame, Person person, @PathVariable long number) {
        var ticket = work.find(person, number);
        var said = tickets.conversation(ticket.id());
        var files = AskOutsiders.offered(said).stream().map(AttachedFile::id).toList();
        var text = "\n\n" + Quoted.of(frame, said);
        var letter = new AskOutsiders.Letter("", ticket.matter().subject(), text, files);
        return page(frame, ticket, letter, List.of());
    }

    @PostMapping("/desk/{number}/outside")
    @ToldByEvents
    ResponseEntity<JteModel> ask(
            Frame frame,
            Person person,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") List<String> file,
            @RequestParam(defaultValue = "") String once) {
        var letter = new AskOutsiders.Letter(address.strip(), subject.strip(), text.strip(), file);
        var key = IdempotencyKey.of(once);
        return switch (outside.ask(person, number, key, letter, frame.language())) {
            case Outcome.Done _, Outcome.Again _ -> Go.to("/desk/" + number, "outside.sent");
            case Outcome.Unknown _ -> Go.to("/desk", "desk.unknown");
            case Outcome.Impossible(var ticket, var field, var reason) ->
                    ResponseEntity.unprocessableContent()
                            .body(page(frame, ticket, letter, List.of(Flaw.of(field, reason))));
        };
    }

    /// @param files of the ticket that go with it, by their ids; none of an internal note
    record LetterWish(
            @Sent("supplier@example.com") @Nullable String address,
            @Sent("Is it in stock?") @Nullable String subject,
            @Sent("We need one more.") @Nullable String text,
            @Sent(value = "[]", needed = false) @Nullable List<String> files) {
        AskOutsiders.Letter letter() {
            return new AskOutsiders.Letter(
                    said(address),
                    said(subject),
                    said(text),
                    files == null ? List.of() : files.stream().filter(Objects::nonNull).toList());
        }

        private static String said(@Nullable String words) {
            return words == null ? "" : words.strip();
        }
    }

    @PostMapping("/api/desk/tickets/{number}/outside")
    @ToldByEvents
    ResponseEntity<Ticket> ask(
            Frame frame,
            Person person,
            @PathVariable long number,
            @Once String once,
            @RequestBody LetterWish wish) {
        return switch (outside.ask(person, number, once, wish.letter(), frame.language())) {
            case Outcome.Done(var ticket) -> ResponseEntity.ok(ticket);
            case Outcome.Again(var ticket) ->
                    ResponseEntity.ok().header(IdempotencyKey.REPLAYED, "true").body(ticket);
            case Outcome.Unknown _ -> throw new Refused(HttpStatus.NOT_FOUND, "desk.unknown");
            case Outcome.Impossible(_, var field, var reason) ->
                    throw new FlawedRequest(List.of(Flaw.of(field, reason)));
        };
    }

    private JteModel page(
            Frame frame, Ticket ticket, AskOutsiders.Letter letter, List<Flaw> flaws) {
        return pages.ticketsOutside(
                frame,
                ticket,
                letter.address(),
                letter.subject(),
                letter.text(),
                AskOutsiders.offered(tickets.conversation(ticket.id())),
                letter.files(),
                Ids.next().toString(),
                flaws);
    }
}
