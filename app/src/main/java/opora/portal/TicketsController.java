package opora.portal;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.shell.Flaw;
import opora.shell.Forms;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.IdempotencyKey;
import opora.shell.Person;
import opora.shell.Receipts;
import opora.shell.Refused;
import opora.shell.ToldByEvents;
import opora.tickets.AttachedFile;
import opora.tickets.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/tickets")
class TicketsController {
    static final int ON_A_PAGE = 20;

    private final OwnTickets tickets;
    private final AskDesk desk;
    private final PortalPages live;
    private final OwnFields own;
    private final OwnFiles files;
    private final Reads reads;
    private final Writers writers;
    private final Receipts receipts;
    private final Templates pages;

    TicketsController(
            OwnTickets tickets,
            AskDesk desk,
            PortalPages live,
            OwnFields own,
            OwnFiles files,
            Reads reads,
            Writers writers,
            Receipts receipts,
            Templates pages) {
        this.tickets = tickets;
        this.desk = desk;
        this.live = live;
        this.own = own;
        this.files = files;
        this.reads = reads;
        this.writers = writers;
        this.receipts = receipts;
        this.pages = pages;
    }

    @GetMapping
    JteModel list(
            Frame frame, Person person, @RequestParam(required = false) @Nullable String after) {
        var page = tickets.page(person.username(), Cursor.parse(after), ON_A_PAGE);
        var next = page.size() < ON_A_PAGE ? null : Cursor.after(page.getLast()).text();
        return pages.portalList(
                frame, new OwnTicketsPage(page, tickets.statuses(), next, after == null));
    }

    /// @param id of the request, or the ticket's number
    @GetMapping("/{id}")
    JteModel show(Frame frame, Person person, @PathVariable String id) {
        return pages.portalShow(frame, page(find(person, id), "", List.of()));
    }

    @GetMapping("/{id}/live")
    void live(Frame frame, Person person, @PathVariable String id, HttpServletResponse response) {
        var request = find(person, id).requestId();
        live.follow(
                response,
                person,
                request,
                () -> pages.portalNow(frame, page(find(person, request), "", List.of())));
    }

    @PostMapping("/{id}/messages")
    @ToldByEvents
    ResponseEntity<JteModel> say(
            Frame frame,
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(name = "file", required = false) @Nullable List<String> sent,
            @RequestHeader(name = "X-Opora-Line", required = false) @Nullable String line) {
        var ticket = find(person, id);
        var words = Forms.words(text);
        var uploaded = receipts.open(person.username(), sent);
        var flaws = WishCheck.ofMessage(words, uploaded);
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(pages.portalShow(frame, page(ticket, text, flaws)));
        }
        var said = new Words(words, AttachedFile.of(uploaded), Channel.PORTAL);
        desk.say(ticket, IdempotencyKey.of(once), said);
        return line != null ? ResponseEntity.noContent().build() : back(ticket, null);
    }

    /// They have read what stands there.
    @PostMapping("/{id}/seen")
    @ToldByEvents
    ResponseEntity<Void> seen(
            Person person, @PathVariable String id, @RequestParam(defaultValue = "") String upTo) {
        reads.read(find(person, id), upTo);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/writing")
    @ToldByEvents
    ResponseEntity<Void> writing(Person person, @PathVariable String id) {
        writers.tell(find(person, id));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/cancellation")
    @ToldByEvents
    ResponseEntity<JteModel> cancel(
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String reason) {
        var ticket = known(person, id);
        desk.cancel(ticket, IdempotencyKey.of(once), cut(reason), by(person));
        return back(ticket, "portal.asked");
    }

    @PostMapping("/{id}/reopening")
    @ToldByEvents
    ResponseEntity<JteModel> reopen(
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String reason) {
        var ticket = known(person, id);
        desk.reopen(ticket, IdempotencyKey.of(once), cut(reason), by(person));
        return back(ticket, "portal.asked");
    }

    @PostMapping("/{id}/rating")
    @ToldByEvents
    ResponseEntity<JteModel> rate(
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "0") int stars,
            @RequestParam(defaultValue = "") String comment) {
        var ticket = known(person, id);
        if (stars >= 1 && stars <= 5) {
            desk.rate(ticket, IdempotencyKey.of(once), stars, cut(comment));
        }
        return back(ticket, "portal.rated");
    }

    @GetMapping("/{id}/edit")
    JteModel edit(Frame frame, Person person, @PathVariable String id) {
        var ticket = known(person, id);
        return pages.portalEdit(frame, ticket, TicketForm.of(ticket, frame.zone()), own.all());
    }

    @PostMapping("/{id}/edit")
    @ToldByEvents
    ResponseEntity<JteModel> change(
            Frame frame,
            Person person,
            @PathVariable String id,
            @RequestParam Map<String, String> fields) {
        var ticket = known(person, id);
        var form = TicketForm.of(fields);
        var words = form.words(frame.zone());
        words.put("kind", ticket.word("kind"));
        words.remove("phone");
        var flaws = WishCheck.flaws(words, own.all());
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(pages.portalEdit(frame, ticket, form.with(flaws), own.all()));
        }
        words.entrySet().removeIf(word -> word.getValue().equals(ticket.word(word.getKey())));
        if (!words.isEmpty()) {
            var seen = fields.getOrDefault("seen", "");
            var version = seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0;
            desk.change(ticket, IdempotencyKey.of(form.once()), words, version, by(person));
        }
        return back(ticket, "portal.asked");
    }

    private OwnPage page(OwnTicket ticket, String typed, List<Flaw> flaws) {
        var lines = tickets.lines(ticket.requestId());
        return new OwnPage(
                ticket,
                lines,
                tickets.statuses(),
                own.all(),
                files.of(ticket.requestId()),
                reads.byDesk(ticket.requestId()),
                writers.on(ticket.requestId(), ticket.customer()),
                typed,
                flaws);
    }

    private OwnTicket find(Person person, String id) {
        return tickets.find(person.username(), id)
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "portal.unknown"));
    }

    /// One that the desk has: others can only be added to.
    private OwnTicket known(Person person, String id) {
        var ticket = find(person, id);
        if (ticket.ticket() == null) {
            throw new Refused(HttpStatus.CONFLICT, "portal.early");
        }
        return ticket;
    }

    private static ResponseEntity<JteModel> back(OwnTicket ticket, @Nullable String saying) {
        var path = "/tickets/" + ticket.requestId();
        return saying == null ? Go.to(path) : Go.to(path, saying);
    }

    /// Of the staff, who acts in the customer's place.
    static String by(Person person) {
        return Objects.requireNonNullElse(person.behind(), "");
    }

    private static String cut(String text) {
        var words = text.strip();
        return words.length() > 1_000 ? words.substring(0, 1_000) : words;
    }
}
