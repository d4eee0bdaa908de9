package opora.tickets;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Ids;
import opora.shell.Person;
import opora.shell.Refused;
import opora.shell.Sent;
import opora.shell.ToldByEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The same to one or many tickets, for programs.
@RestController
@RequestMapping("/api/desk/bulk")
class BulkApi {
    private final Bulks bulks;
    private final Macros macros;
    private final Statuses statuses;
    private final Fields fields;

    BulkApi(Bulks bulks, Macros macros, Statuses statuses, Fields fields) {
        this.bulks = bulks;
        this.macros = macros;
        this.statuses = statuses;
        this.fields = fields;
    }

    /// @param id names it, so that sending it twice does nothing twice; absent for a new one
    /// @param macro what to do, as it lies ready
    /// @param handling what to do, or what to do other than the macro says
    record BulkWish(
            @Sent("[1001,1002]") @Nullable List<Long> tickets,
            @Sent(value = "7", needed = false) @Nullable Long macro,
            @Sent(value = "{\"status\":\"waiting\",\"addTags\":\"outage\"}", needed = false)
                    @Nullable Map<String, String> handling,
            @Sent(value = "\"0199b2a0-0000-7000-8000-000000000000\"", needed = false)
                    @Nullable UUID id) {
        List<Long> numbers() {
            return Objects.requireNonNullElse(tickets, List.of());
        }
    }

    /// @param undoable whether it can be taken back now
    record Told(Bulk bulk, boolean undoable) {}

    /// What would happen; nothing does.
    @PostMapping("/preview")
    @ToldByEvents
    Told preview(Person person, @RequestBody BulkWish wish) {
        return new Told(bulks.preview(person, wish.numbers(), handling(wish)), false);
    }

    @PostMapping
    @ToldByEvents
    Told act(Person person, @RequestBody BulkWish wish) {
        var id = Objects.requireNonNullElseGet(wish.id(), Ids::next);
        return told(bulks.act(person, id, wish.numbers(), handling(wish)));
    }

    @GetMapping("/{id}")
    Told show(Person person, @PathVariable String id) {
        return told(bulks.find(person, named(id)));
    }

    @PostMapping("/{id}/undo")
    @ToldByEvents
    Told undo(Person person, @PathVariable String id) {
        return told(bulks.undo(person, named(id)));
    }

    private Handling handling(BulkWish wish) {
        var words = new HashMap<String, String>();
        if (wish.macro() != null) {
            var macro =
                    macros.find(wish.macro())
                            .orElseThrow(() -> flawed(Flaw.of("macro", "macros.unknown")));
            words.putAll(macro.handling().words());
        }
        words.putAll(Handling.of(Objects.requireNonNullElse(wish.handling(), Map.of())).words());
        var handling = new Handling(words);
        var flaws = handling.check(statuses.model(), fields.book());
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        return handling;
    }

    private static FlawedRequest flawed(Flaw flaw) {
        return new FlawedRequest(List.of(flaw));
    }

    private static Told told(Bulk bulk) {
        return new Told(bulk, bulk.undoable(Instant.now()));
    }

    private static UUID named(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Refused(HttpStatus.NOT_FOUND, "bulk.unknown");
        }
    }
}
