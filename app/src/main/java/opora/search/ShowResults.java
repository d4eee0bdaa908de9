package opora.search;

import static java.sql.Types.ARRAY;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import opora.search.SearchTickets.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// From what was typed to what is shown.
@Component
class ShowResults {
    private final JdbcClient db;
    private final ReadWords read;
    private final ReadAsked asking;
    private final SearchTickets search;
    private final ReadHits hits;

    ShowResults(
            JdbcClient db, ReadWords read, ReadAsked asking, SearchTickets search, ReadHits hits) {
        this.db = db;
        this.read = read;
        this.asking = asking;
        this.search = search;
        this.hits = hits;
    }

    Results find(
            Sight sight,
            Asked asked,
            boolean best,
            ZoneId zone,
            @Nullable String cursor,
            int limit) {
        var after = Place.parse(cursor);
        var first = after == Place.BEGIN;
        if (asked.nothing()) {
            return Results.none(asked);
        }
        var wish = asking.of(sight, asked, zone);
        var words = wish.words();
        if (wish.vain()) {
            return new Results(asked, List.of(), List.of(), false, 0L, null, first);
        }
        var places = best ? search.best(wish, after, limit) : search.newest(wish, after, limit);
        var next = places.next();
        return new Results(
                asked,
                hits.with(sight, places.places(), words.lexemes()),
                sight.all() ? words.meant() : List.of(),
                !words.meant().isEmpty(),
                places.count(),
                next == null ? null : next.text(),
                first);
    }

    /// For who is still typing.
    List<Hit> begun(Sight sight, String typed, int limit) {
        var words = read.begun(typed);
        if (words.none()) {
            return List.of();
        }
        var asked = new Asked(typed, Map.of());
        var wish = new Search(sight, words, asked, null, null, null);
        var places = search.newest(wish, Place.BEGIN, limit);
        return hits.with(sight, places.places(), words.lexemes());
    }

    /// Whether there is such a ticket, for who may see it.
    boolean exists(Sight sight, long number) {
        var sql = "select exists (select from search.tickets t where t.number = :number%s)";
        return db.sql(sql.formatted(sight.limits()))
                .param("number", number)
                .param("me", sight.username())
                .param("queues", sight.queues().toArray(String[]::new), ARRAY)
                .param("regions", sight.regions().toArray(String[]::new), ARRAY)
                .query(Boolean.class)
                .single();
    }
}
