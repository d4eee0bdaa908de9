package opora.tickets;

import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import opora.shell.Flaw;
import opora.shell.Frame;
import opora.shell.Go;
import opora.shell.Ids;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pages.Templates;

/// Doing the same to many tickets: chosen in a list, looked at before, taken back if it was wrong.
@RestController
@RequestMapping("/desk/bulk")
class BulkController {
    private final Bulks bulks;
    private final Macros macros;
    private final Statuses statuses;
    private final Fields fields;
    private final Staff staff;
    private final Templates pages;

    BulkController(
            Bulks bulks,
            Macros macros,
            Statuses statuses,
            Fields fields,
            Staff staff,
            Templates pages) {
        this.bulks = bulks;
        this.macros = macros;
        this.statuses = statuses;
        this.fields = fields;
        this.staff = staff;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<JteModel> choose(
            Frame frame, Person person, @RequestParam(defaultValue = "") List<Long> n) {
        return n.isEmpty()
                ? Go.to("/desk", "bulk.none")
                : ResponseEntity.ok(page(frame, n, Handling.of(Map.of()), null, List.of()));
    }

    @PostMapping("/preview")
    ResponseEntity<JteModel> preview(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "") List<Long> n,
            @RequestParam Map<String, String> typed) {
        var handling = handling(typed);
        var flaws = handling.check(statuses.model(), fields.book());
        return flaws.isEmpty()
                ? ResponseEntity.ok(
                        page(frame, n, handling, bulks.preview(person, n, handling), flaws))
                : ResponseEntity.unprocessableContent().body(page(frame, n, handling, null, flaws));
    }

    @PostMapping
    @ToldByEvents
    ResponseEntity<JteModel> act(
            Frame frame,
            Person person,
            @RequestParam(defaultValue = "") List<Long> n,
            @RequestParam(defaultValue = "") String once,
            @RequestParam Map<String, String> typed) {
        var handling = handling(typed);
        var flaws = handling.check(statuses.model(), fields.book());
        if (!flaws.isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .body(page(frame, n, handling, null, flaws));
        }
        var bulk = bulks.act(person, id(once), n, handling);
        return Go.to("/desk/bulk/" + bulk.id());
    }

    @GetMapping("/{id}")
    JteModel show(Frame frame, Person person, @PathVariable String id) {
        var bulk = bulks.find(person, id(id));
        return pages.ticketsBulkDone(
                frame, bulk, bulk.undoable(Instant.now()), fields.book(), statuses.model());
    }

    @PostMapping("/{id}/undo")
    @ToldByEvents
    ResponseEntity<JteModel> undo(Person person, @PathVariable String id) {
        bulks.undo(person, id(id));
        return Go.to("/desk/bulk/" + id(id), "bulk.undone");
    }

    /// A macro with what was typed beside it; what was typed weighs more.
    private Handling handling(Map<String, String> typed) {
        var chosen = typed.getOrDefault("macro", "");
        var words = new HashMap<String, String>();
        if (chosen.matches("\\d{1,18}")) {
            macros.find(Long.parseLong(chosen))
                    .ifPresent(macro -> words.putAll(macro.handling().words()));
        }
        words.putAll(Handling.of(typed).words());
        return new Handling(words);
    }

    private JteModel page(
            Frame frame,
            List<Long> numbers,
            Handling handling,
            @Nullable Bulk preview,
            List<Flaw> flaws) {
        return pages.ticketsBulk(
                frame,
                numbers,
                handling,
                preview,
                flaws,
                macros.all(),
                statuses.model(),
                staff.all(),
                fields.book(),
                Ids.next().toString());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(HttpStatus.NOT_FOUND, "bulk.unknown");
        }
    }
}
