package opora.tickets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.IdempotencyKey;
import opora.shell.Limit;
import opora.shell.Once;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.Refused;
import opora.shell.Seen;
import opora.shell.Sent;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk for programs.
@RestController
@RequestMapping("/api/desk/tickets")
class DeskApi {
    private final Lists lists;
    private final WorkOnTickets work;
    private final FilesController files;
    private final Receipts receipts;

    DeskApi(Lists lists, WorkOnTickets work, FilesController files, Receipts receipts) {
        this.lists = lists;
        this.work = work;
        this.files = files;
        this.receipts = receipts;
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Line> tickets, @Nullable String next) {}

    @GetMapping
    Page list(
            Person person,
            @RequestParam(defaultValue = "OPEN") View view,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value) {
        Limit.check(limit);
        var with = field.isEmpty() ? Map.<String, String>of() : Map.of(field, value);
        var lines = lists.page(Sight.of(person), view, with, Place.parse(cursor), limit);
        var next = lines.size() < limit ? null : Place.after(lines.getLast()).text();
        return new Page(lines, next);
    }

    /// @param visibility `PUBLIC`, or `INTERNAL` for staff alone
    /// @param files the receipts of uploads
    /// @param take whether an answer makes the ticket one's own work, where it is nobody's
    record Words(
            @Sent("It is on its way.") @Nullable String text,
            @Sent(value = "INTERNAL", needed = false) @Nullable Visibility visibility,
            @Sent(value = "[]", needed = false) @Nullable List<String> files,
            @Sent(value = "true", needed = false) @Nullable Boolean take) {}

    @PostMapping("/{number}/messages")
    @ToldByEvents
    ResponseEntity<Ticket> say(
            Person person, @PathVariable long number, @Once String once, @RequestBody Words words) {
        var visibility = Objects.requireNonNullElse(words.visibility(), Visibility.PUBLIC);
        var text = Objects.requireNonNullElse(words.text(), "");
        var files = AttachedFile.of(receipts.open(person.username(), words.files()));
        var take = Objects.requireNonNullElse(words.take(), false);
        var speech = new WorkOnTickets.Speech(text, visibility, files, take);
        return answer(work.say(person, number, once, speech));
    }

    @GetMapping("/{number}/files/{file}")
    ResponseEntity<byte[]> file(
            Person person, @PathVariable long number, @PathVariable String file) {
        return files.show(person, number, file);
    }

    /// @param fields what the move needs
    record StatusWish(
            @Sent("solved") @Nullable String to,
            @Sent(value = "{\"resolution\":\"The router was replaced.\"}", needed = false)
                    @Nullable Map<String, String> fields) {}

    @PostMapping("/{number}/status")
    @ToldByEvents
    ResponseEntity<Ticket> move(
            Person person,
            @PathVariable long number,
            @Once(needed = false) @Nullable String once,
            @RequestBody StatusWish wish) {
        var given = wish.fields() == null ? new HashMap<String, String>() : wish.fields();
        var to = Objects.requireNonNullElse(wish.to(), "");
        return answer(work.move(person, number, Objects.requireNonNullElse(once, ""), to, given));
    }

    record ExpertWish(
            @Sent("eva") @Nullable String expert,
            @Sent(value = "She knows the house.", needed = false) @Nullable String reason) {}

    @PostMapping("/{number}/assignment")
    @ToldByEvents
    ResponseEntity<Ticket> assign(
            Person person,
            @PathVariable long number,
            @Once(needed = false) @Nullable String once,
            @RequestBody ExpertWish wish) {
        return answer(
                work.assign(
                        person,
                        number,
                        Objects.requireNonNullElse(once, ""),
                        Objects.requireNonNullElse(wish.expert(), ""),
                        Objects.requireNonNullElse(wish.reason(), "")));
    }

    /// @param work which piece is corrected; a new one without
    record WorkWish(
            @Sent("45") @Nullable Integer minutes,
            @Sent(value = "[{\"part\":\"Cable\",\"quantity\":2}]", needed = false)
                    @Nullable List<UsedPart> parts,
            @Sent(value = "Behind the cupboard.", needed = false) @Nullable String note,
            @Sent(value = "0197c3a0-0000-7000-8000-000000000000", needed = false)
                    @Nullable String work) {}

    @PostMapping("/{number}/work")
    @ToldByEvents
    ResponseEntity<Ticket> record(
            Person person,
            @PathVariable long number,
            @Once String once,
            @RequestBody WorkWish wish) {
        var piece = WorkSaid.id(wish.work());
        if (wish.work() != null && piece == null) {
            throw new FlawedRequest(List.of(Flaw.of("work", "desk.work.unknown")));
        }
        var said =
                new WorkSaid(
                        piece,
                        Objects.requireNonNullElse(wish.minutes(), 0),
                        Objects.requireNonNullElse(wish.parts(), List.of()),
                        Objects.requireNonNullElse(wish.note(), "").strip());
        if (!said.flaws().isEmpty()) {
            throw new FlawedRequest(said.flaws());
        }
        return answer(work.record(person, number, once, said));
    }

    static ResponseEntity<Ticket> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var ticket) ->
                    ResponseEntity.ok().eTag(Seen.tag(ticket.version())).body(ticket);
            case Outcome.Again(var ticket) ->
                    ResponseEntity.ok()
                            .eTag(Seen.tag(ticket.version()))
                            .header(IdempotencyKey.REPLAYED, "true")
                            .body(ticket);
            case Outcome.Unknown _ -> throw new Refused(HttpStatus.NOT_FOUND, "desk.unknown");
            case Outcome.Impossible(_, var field, var reason) ->
                    throw new FlawedRequest(List.of(Flaw.of(field, reason)));
        };
    }
}
