package opora.notifications;

import java.util.Map;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same for programs.
@RestController
@RequestMapping("/api/bell")
class BellApi {
    private final BellEntries entries;
    private final LiveBells live;

    BellApi(BellEntries entries, LiveBells live) {
        this.entries = entries;
        this.live = live;
    }

    /// @param before the `next` of the page before
    @GetMapping
    Map<String, Object> list(Person person, @RequestParam(required = false) @Nullable Long before) {
        var found = entries.of(person.username(), before == null ? Long.MAX_VALUE : before);
        var page = BellPage.of(found, before == null);
        return Map.of(
                "unread", entries.unread(person.username()),
                "entries", page.entries(),
                "next", page.next() == null ? "" : page.next());
    }

    record Mark(boolean read) {}

    @PutMapping("/{position}")
    ResponseEntity<Void> mark(Person person, @PathVariable long position, @RequestBody Mark mark) {
        if (!entries.mark(person.username(), position, mark.read())) {
            throw new Refused(HttpStatus.NOT_FOUND, "problem.404");
        }
        live.ring(person.username());
        return ResponseEntity.noContent().build();
    }
}
