package opora.tickets;

import java.util.List;
import java.util.Objects;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tickets that belong together, for programs.
@RestController
@RequestMapping("/api/desk/tickets/{number}")
class JoinApi {
    private static final int LONGEST_SUBJECT = 200;

    private final JoinTickets join;
    private final SplitTickets split;
    private final Links links;
    private final WorkOnTickets work;

    JoinApi(JoinTickets join, SplitTickets split, Links links, WorkOnTickets work) {
        this.join = join;
        this.split = split;
        this.links = links;
        this.work = work;
    }

    record Together(List<Link> links) {}

    @GetMapping("/links")
    Together links(Person person, @PathVariable long number) {
        return new Together(links.of(Sight.of(person), work.find(person, number).id()));
    }

    /// @param kind how they belong together, as seen from the one in the address
    /// @param other the other one's number
    record LinkWish(
            @Sent("DUPLICATE") @Nullable LinkKind kind, @Sent("1002") @Nullable Long other) {}

    @PostMapping("/links")
    @ToldByEvents
    ResponseEntity<Ticket> link(
            Person person, @PathVariable long number, @RequestBody LinkWish wish) {
        var kind = Objects.requireNonNullElse(wish.kind(), LinkKind.RELATED);
        return answer(join.link(person, number, kind, named("other", wish.other())));
    }

    @DeleteMapping("/links/{other}")
    @ToldByEvents
    ResponseEntity<Ticket> unlink(
            Person person, @PathVariable long number, @PathVariable long other) {
        return answer(join.unlink(person, number, other));
    }

    /// @param into the number of the ticket that it goes on as
    record MergeWish(@Sent("1002") @Nullable Long into) {}

    @PostMapping("/merge")
    @ToldByEvents
    ResponseEntity<Ticket> merge(
            Person person, @PathVariable long number, @RequestBody MergeWish wish) {
        return answer(join.merge(person, number, named("into", wish.into())));
    }

    /// @param entry the number of the entry whose line it is about
    record SplitWish(
            @Sent("3") @Nullable Integer entry,
            @Sent("A wrong invoice") @Nullable String subject) {}

    /// @param number of the new ticket
    record Fresh(long number) {}

    @PostMapping("/split")
    @ToldByEvents
    Fresh split(
            Person person,
            @PathVariable long number,
            @Once String once,
            @RequestBody SplitWish wish) {
        var subject = Objects.requireNonNullElse(wish.subject(), "").strip();
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw flawed("subject", "desk.subject.none");
        }
        var entry = Objects.requireNonNullElse(wish.entry(), 0);
        return new Fresh(split.split(person, number, entry, subject, once));
    }

    private static long named(String field, @Nullable Long number) {
        if (number == null) {
            throw flawed(field, "desk.refused.unknown");
        }
        return number;
    }

    private static FlawedRequest flawed(String field, String key) {
        return new FlawedRequest(List.of(Flaw.of(field, key)));
    }

    private static ResponseEntity<Ticket> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var ticket) -> ResponseEntity.ok(ticket);
            case Outcome.Again(var ticket) -> ResponseEntity.ok(ticket);
            case Outcome.Unknown _ -> throw new Refused(HttpStatus.NOT_FOUND, "desk.unknown");
            case Outcome.Impossible(_, var field, var reason) -> throw flawed(field, reason);
        };
    }
}
