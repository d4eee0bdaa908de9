package opora.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(long unread, List<BellEntry> entries, @Nullable Long next) {}

    @GetMapping
    Page list(Person person, @RequestParam(required = false) @Nullable Long cursor) {
        var found = entries.of(person.username(), cursor == null ? Long.MAX_VALUE : cursor);
        var page = BellPage.of(found, cursor == null);
        return new Page(entries.unread(person.username()), page.entries(), page.next());
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
