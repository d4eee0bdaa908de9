package opora.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import opora.shell.Answered;
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
import opora.tickets.AttachedFile;
import opora.tickets.Channel;
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

@RestController
@RequestMapping("/api/tickets")
class TicketsApi {
    private final AcceptTickets intake;
    private final OwnTickets tickets;
    private final Customers customers;
    private final OwnFields fields;
    private final AskDesk desk;
    private final OwnFiles files;
    private final Receipts receipts;

    TicketsApi(
            AcceptTickets intake,
            OwnTickets tickets,
            Customers customers,
            OwnFields fields,
            AskDesk desk,
            OwnFiles files,
            Receipts receipts) {
        this.intake = intake;
        this.tickets = tickets;
        this.customers = customers;
        this.fields = fields;
        this.desk = desk;
        this.files = files;
        this.receipts = receipts;
    }

    /// @param links where its status is found
    record Accepted(String requestId, Map<String, String> links) {
        static Accepted of(String requestId) {
            return new Accepted(requestId, Map.of("status", TicketAnswer.self(requestId)));
        }
    }

    /// Answered when it is durable, whether the desk is there or not.
    @PostMapping
    @ToldByEvents
    @Answered(202)
    ResponseEntity<Accepted> ask(Person person, @Once String once, @RequestBody TicketWish wish) {
        var words = wish.words();
        var flaws = WishCheck.flaws(words, fields.all());
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        var customer = customers.of(person.username());
        var uploaded = receipts.open(person.username(), wish.files());
        return switch (intake.accept(Request.of(Channel.API, customer, once, words, uploaded))) {
            case Intake.Accepted(var request) -> accepted(request, false);
            case Intake.Again(var request) -> accepted(request, true);
            case Intake.OtherWords _ ->
                    throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "problem.key.reused");
        };
    }

    private static ResponseEntity<Accepted> accepted(String requestId, boolean again) {
        return ResponseEntity.accepted()
                .location(URI.create(TicketAnswer.self(requestId)))
                .header(IdempotencyKey.REPLAYED, Boolean.toString(again))
                .body(Accepted.of(requestId));
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<TicketAnswer> tickets, @Nullable String next) {}

    @GetMapping
    Page list(
            Person person,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Limit.check(limit);
        var page = tickets.page(person.username(), Cursor.parse(cursor), limit);
        var next = page.size() < limit ? null : Cursor.after(page.getLast()).text();
        return new Page(page.stream().map(TicketAnswer::of).toList(), next);
    }

    @GetMapping("/{id}")
    TicketAnswer show(Person person, @PathVariable String id) {
        return TicketAnswer.of(find(person, id));
    }

    record Lines(List<TicketLine> messages) {}

    @GetMapping("/{id}/messages")
    Lines lines(Person person, @PathVariable String id) {
        return new Lines(tickets.lines(find(person, id).requestId()));
    }

    /// @param files the receipts of uploads
    record Said(
            @Sent("It happened again.") @Nullable String text,
            @Sent(value = "[]", needed = false) @Nullable List<String> files) {}

    @PostMapping("/{id}/messages")
    @ToldByEvents
    @Answered(202)
    ResponseEntity<Accepted> say(
            Person person,
            @PathVariable String id,
            @Once(needed = false) @Nullable String once,
            @RequestBody Said said) {
        var ticket = find(person, id);
        var text = Objects.requireNonNullElse(said.text(), "").strip();
        var uploaded = receipts.open(person.username(), said.files());
        var flaws = WishCheck.ofMessage(text, uploaded);
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        var words = new Words(text, AttachedFile.of(uploaded), Channel.API);
        return accepted(ticket.requestId(), !desk.say(ticket, IdempotencyKey.of(once), words));
    }

    record Files(List<AttachedFile> files) {}

    @GetMapping("/{id}/files")
    Files files(Person person, @PathVariable String id) {
        return new Files(files.all(find(person, id).requestId()));
    }

    @GetMapping("/{id}/files/{file}")
    ResponseEntity<byte[]> file(Person person, @PathVariable String id, @PathVariable String file) {
        return files.answer(find(person, id), file);
    }

    record Reason(@Sent(value = "It works again.", needed = false) @Nullable String reason) {
        String words() {
            var words = Objects.requireNonNullElse(reason, "").strip();
            if (words.length() > 1_000) {
                throw new FlawedRequest(List.of(Flaw.of("reason", "portal.text.long", 1_000)));
            }
            return words;
        }
    }

    @PostMapping("/{id}/cancellation")
    @ToldByEvents
    @Answered(202)
    ResponseEntity<Accepted> cancel(
            Person person,
            @PathVariable String id,
            @Once(needed = false) @Nullable String once,
            @RequestBody Reason reason) {
        var ticket = known(person, id);
        desk.cancel(ticket, IdempotencyKey.of(once), reason.words(), "");
        return accepted(ticket.requestId(), false);
    }

    @PostMapping("/{id}/reopening")
    @ToldByEvents
    @Answered(202)
    ResponseEntity<Accepted> reopen(
            Person person,
            @PathVariable String id,
            @Once(needed = false) @Nullable String once,
            @RequestBody Reason reason) {
        var ticket = known(person, id);
        desk.reopen(ticket, IdempotencyKey.of(once), reason.words(), "");
        return accepted(ticket.requestId(), false);
    }

    /// @param words the new ones by the field's name
    /// @param version of the ticket that they looked at; any where absent
    record Changes(
            @Sent("{\"address\": \"Arbat 2, Moscow\"}") @Nullable Map<String, String> words,
            @Sent(value = "3", needed = false) @Nullable Integer version) {
        Map<String, String> given() {
            var given = new TreeMap<String, String>();
            Objects.requireNonNullElse(words, Map.<String, String>of())
                    .forEach(
                            (field, word) ->
                                    given.put(field, Objects.requireNonNullElse(word, "").strip()));
            return given;
        }
    }

    @PostMapping("/{id}/changes")
    @ToldByEvents
    @Answered(202)
    ResponseEntity<Accepted> change(
            Person person,
            @PathVariable String id,
            @Once(needed = false) @Nullable String once,
            @RequestBody Changes changes,
            Seen seen) {
        var ticket = known(person, id);
        var words = changes.given();
        if (words.isEmpty()) {
            throw new FlawedRequest(List.of(Flaw.of("words", "portal.change.none")));
        }
        var all = new TreeMap<>(ticket.words());
        all.remove("phone"); // what was taken once is not judged again
        all.putAll(words);
        var flaws = WishCheck.flaws(all, fields.all());
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        var version = Objects.requireNonNullElse(seen.version(changes.version()), ticket.version());
        desk.change(ticket, IdempotencyKey.of(once), words, version, "");
        return accepted(ticket.requestId(), false);
    }

    /// @param stars 1 to 5
    record Rating(
            @Sent("5") @Nullable Integer stars,
            @Sent(value = "Quick and friendly.", needed = false) @Nullable String comment) {}

    @PostMapping("/{id}/rating")
    @ToldByEvents
    @Answered(202)
    ResponseEntity<Accepted> rate(
            Person person,
            @PathVariable String id,
            @Once(needed = false) @Nullable String once,
            @RequestBody Rating rating) {
        var ticket = known(person, id);
        var stars = Objects.requireNonNullElse(rating.stars(), 0);
        if (stars < 1 || stars > 5) {
            throw new FlawedRequest(List.of(Flaw.of("stars", "portal.stars")));
        }
        desk.rate(ticket, IdempotencyKey.of(once), stars, new Reason(rating.comment()).words());
        return accepted(ticket.requestId(), false);
    }

    private OwnTicket find(Person person, String id) {
        return tickets.find(person.username(), id)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "portal.unknown"));
    }

    private OwnTicket known(Person person, String id) {
        var ticket = find(person, id);
        if (ticket.ticket() == null) {
            throw new Refused(HttpStatus.CONFLICT, "portal.early");
        }
        return ticket;
    }
}
