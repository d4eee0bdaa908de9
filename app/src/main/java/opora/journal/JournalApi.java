package opora.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import opora.shell.FlawedRequest;
import opora.shell.Journal;
import opora.shell.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The same for programs, such as one that watches for what should not happen.
@RestController
class JournalApi {
    private final Entries entries;
    private final Journal journal;

    JournalApi(Entries entries, Journal journal) {
        this.entries = entries;
        this.journal = journal;
    }

    /// @param next the cursor of the next page; absent on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Line> entries, @Nullable Long next) {}

    /// @param behind who of the staff acted in this person's place
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            long position,
            Instant at,
            String who,
            @Nullable String behind,
            String action,
            String subject,
            Map<String, String> before,
            Map<String, String> after,
            String origin,
            String client,
            String request,
            String correlation) {
        static Line of(Kept kept) {
            return new Line(
                    kept.position(),
                    kept.at(),
                    kept.who(),
                    kept.behind(),
                    kept.action(),
                    kept.subject(),
                    values(kept.before()),
                    values(kept.after()),
                    kept.origin(),
                    kept.client(),
                    kept.request(),
                    kept.correlation());
        }

        private static Map<String, String> values(String json) {
            var values = new TreeMap<String, String>();
            if (!json.isEmpty()) {
                for (var one : JsonMapper.shared().readTree(json).properties()) {
                    values.put(one.getKey(), one.getValue().asString());
                }
            }
            return values;
        }
    }

    @GetMapping("/api/journal")
    Page search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Limit.check(limit);
        var wanted = new Wanted(q, who, action, from, to, cursor);
        var flaws = wanted.flaws();
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        var found = entries.find(wanted, ZoneOffset.UTC, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        journal.tell(wanted.told("journal.read"));
        return new Page(
                shown.stream().map(Line::of).toList(),
                found.size() > limit ? shown.getLast().position() : null);
    }
}
