package opora.search;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import opora.shell.Csv;
import opora.shell.Deed;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.shell.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// All that was found as a table to take away, the newest first: whole, or refused where it would
/// be too long. Who takes one stands in the journal.
@Component
class TakeHits {
    static final String WORDS = "q";
    private static final int AT_ONCE = 500;

    private final ReadAsked asking;
    private final SearchTickets search;
    private final ReadHits hits;
    private final Journal journal;
    private final SearchSettings settings;
    private final int atOnce;

    @Autowired
    TakeHits(
            ReadAsked asking,
            SearchTickets search,
            ReadHits hits,
            Journal journal,
            SearchSettings settings) {
        this(asking, search, hits, journal, settings, AT_ONCE);
    }

    /// @param atOnce how many are read at once
    TakeHits(
            ReadAsked asking,
            SearchTickets search,
            ReadHits hits,
            Journal journal,
            SearchSettings settings,
            int atOnce) {
        this.atOnce = atOnce;
        this.asking = asking;
        this.search = search;
        this.hits = hits;
        this.journal = journal;
        this.settings = settings;
    }

    /// @param columns by their names
    record Wanted(Sight sight, Asked asked, ZoneId zone, List<String> columns) {}

    /// @param head the table's first line
    ResponseEntity<byte[]> take(Wanted wanted, String head, Function<Hit, List<String>> cells) {
        var places = places(wanted);
        journal.tell(
                Deed.of("search.exported", "")
                        .to("found", places.size())
                        .to("columns", wanted.columns()));
        var table = new StringBuilder(head);
        for (int i = 0; i < places.size(); i += atOnce) {
            var some = places.subList(i, Math.min(i + atOnce, places.size()));
            hits.bare(wanted.sight(), some)
                    .forEach(hit -> table.append(Csv.line(cells.apply(hit))));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Csv.TYPE + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"found.csv\"")
                .body(table.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Place> places(Wanted wanted) {
        var places = new ArrayList<Place>();
        if (wanted.asked().nothing()) {
            return places;
        }
        var wish = asking.of(wanted.sight(), wanted.asked(), wanted.zone());
        @Nullable Place after = wish.vain() ? null : Place.BEGIN;
        while (after != null) {
            var page = search.newest(wish, after, atOnce);
            places.addAll(page.places());
            if (places.size() > settings.table()) {
                var flaw = Flaw.of(WORDS, "find.table.many", settings.table());
                throw new FlawedRequest(List.of(flaw));
            }
            after = page.next();
        }
        return places;
    }
}
