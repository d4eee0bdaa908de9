package opora.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import opora.shell.Csv;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Limit;
import opora.shell.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finding tickets, for programs: those of the desk for staff, their own for customers.
@RestController
@RequestMapping("/api/tickets/search")
class SearchApi {
    private final ShowResults results;
    private final TakeHits tables;
    private final KnownFields fields;

    SearchApi(ShowResults results, TakeHits tables, KnownFields fields) {
        this.results = results;
        this.tables = tables;
        this.fields = fields;
    }

    /// @param count how many there are, 1001 for more than 1000; absent where nobody knows
    /// @param meant words that were looked for in place of unknown ones
    /// @param next the cursor of the next page, which may be empty and go on; absent on the last
    ///   one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<Hit> tickets, @Nullable Long count, List<String> meant, @Nullable String next) {}

    @GetMapping
    Page find(
            Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "NEWEST") Order order,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Limit.check(limit);
        var sight = Sight.of(person);
        var allowed = sight.staff() ? Asked.FOR_STAFF : Asked.FOR_CUSTOMERS;
        var asked = Asked.of(q, Map.of(Asked.STATUS, status), allowed, fields.of(sight));
        var best = order == Order.BEST;
        var found = results.find(sight, asked, best, ZoneOffset.UTC, cursor, limit);
        var count = found.count();
        var capped = count == null ? null : Long.valueOf(Math.min(count, Results.COUNTED + 1L));
        return new Page(found.hits(), capped, found.meant(), found.next());
    }

    /// All of it, the newest first.
    ///
    /// @param columns with commas between; all where it is left out
    @GetMapping(value = "/table.csv", produces = Csv.TYPE)
    ResponseEntity<byte[]> table(
            Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String columns) {
        var sight = Sight.of(person);
        var known = new HitColumns(sight.staff(), List.of(), fields.of(sight));
        var chosen = columns.isBlank() ? known.all() : List.of(columns.strip().split("\\s*,\\s*"));
        if (chosen.isEmpty() || !known.all().containsAll(chosen)) {
            throw new FlawedRequest(List.of(Flaw.of("columns", "find.columns.flaw")));
        }
        var allowed = sight.staff() ? Asked.FOR_STAFF : Asked.FOR_CUSTOMERS;
        var asked = Asked.of(q, Map.of(Asked.STATUS, status), allowed, known.fields());
        return tables.take(
                new TakeHits.Wanted(sight, asked, ZoneOffset.UTC, chosen),
                Csv.line(chosen),
                hit -> chosen.stream().map(one -> known.plain(hit, one)).toList());
    }

    /// What comes first.
    enum Order {
        NEWEST,
        BEST
    }
}
