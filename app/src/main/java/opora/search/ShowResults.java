package opora.search;

import static java.sql.Types.ARRAY;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import opora.search.SearchTickets.Search;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import opora.tickets.Phase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// From what was typed to what is shown.
@Component
class ShowResults {
    private static final int LONGEST_TEXT = 5_000;
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient db;
    private final ReadWords read;
    private final SearchTickets search;
    private final Statuses statuses;
    private final KnownFields fields;

    ShowResults(
            JdbcClient db,
            ReadWords read,
            SearchTickets search,
            Statuses statuses,
            KnownFields fields) {
        this.fields = fields;
        this.db = db;
        this.read = read;
        this.search = search;
        this.statuses = statuses;
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
        var words = read.read(asked.words(), signs(sight, asked));
        if (words.none() && !asked.words().isEmpty() && asked.filters().isEmpty()) {
            return new Results(asked, List.of(), List.of(), false, 0L, null, first);
        }
        var wish = new Search(sight, words, asked, wanted(asked), asked.from(zone), asked.to(zone));
        var places = best ? search.best(wish, after, limit) : search.newest(wish, after, limit);
        var next = places.next();
        return new Results(
                asked,
                hits(sight, places.places(), words.lexemes()),
                sight.all() ? words.meant() : List.of(),
                !words.meant().isEmpty(),
                places.count(),
                next == null ? null : next.text(),
                first);
    }

    private List<String> signs(Sight sight, Asked asked) {
        var signs = new ArrayList<String>();
        var tag = asked.filter(Asked.TAG);
        if (!tag.isEmpty()) {
            signs.add(IndexWords.TAG + tag.toLowerCase(Locale.ROOT));
        }
        for (var field : fields.of(sight)) {
            var value = asked.filter(field.filter());
            if (!value.isEmpty()) {
                signs.add(fields.sign(field, value));
            }
        }
        return signs;
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
        return hits(sight, places.places(), words.lexemes());
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

    /// A status by its name or title, or all of a phase by its word.
    private @Nullable List<String> wanted(Asked asked) {
        var wanted = asked.filter(Asked.STATUS);
        if (wanted.isEmpty()) {
            return null;
        }
        var called = names(status -> status.called(wanted));
        var phases = PhaseWords.phases(wanted);
        if (called.isEmpty() && phases.isEmpty()) {
            throw new FlawedRequest(List.of(Flaw.of(Asked.STATUS, "find.status.flaw")));
        }
        return called.isEmpty() ? names(status -> phases.contains(status.phase())) : called;
    }

    private List<String> names(Predicate<KnownStatus> which) {
        return statuses.all().stream().filter(which).map(KnownStatus::status).toList();
    }

    private List<Hit> hits(Sight sight, List<Place> places, List<String> lexemes) {
        var numbers = places.stream().map(Place::number).toArray(Long[]::new);
        var texts = texts(sight, numbers);
        var seen = fields.of(sight);
        var sql =
                """
                select number, subject, customer, name, tags, fields::text as fields, status, phase, expert, opened_at
                from search.tickets where number = any(:numbers)
                """;
        var hits = new HashMap<Long, Hit>();
        db.sql(sql)
                .param("numbers", numbers, ARRAY)
                .query(
                        row -> {
                            var number = row.getLong("number");
                            var filled = filled(row.getString("fields"), seen);
                            var said = new ArrayList<>(texts.getOrDefault(number, List.of()));
                            said.addAll(filled.values());
                            var tags =
                                    sight.staff()
                                            ? (String[]) row.getArray("tags").getArray()
                                            : new String[0];
                            hits.put(
                                    number,
                                    new Hit(
                                            number,
                                            Excerpt.marked(row.getString("subject"), lexemes),
                                            Excerpt.of(said, lexemes),
                                            row.getString("customer"),
                                            row.getString("name"),
                                            List.of(tags),
                                            filled,
                                            row.getString("status"),
                                            Phase.valueOf(row.getString("phase")),
                                            row.getString("expert"),
                                            row.getTimestamp("opened_at").toInstant()));
                        });
        return places.stream()
                .map(place -> hits.get(place.number()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, String> filled(String json, List<KnownField> seen) {
        var all = JsonMapper.shared().readValue(json, WORDS);
        var filled = new LinkedHashMap<String, String>();
        for (var field : seen) {
            var value = all.getOrDefault(field.field(), "");
            if (!value.isEmpty()) {
                filled.put(field.field(), value);
            }
        }
        return filled;
    }

    private Map<Long, List<String>> texts(Sight sight, Long[] numbers) {
        var sql =
                """
                select number, left(words, %d) as words from search.texts
                where number = any(:numbers) and (:staff or not "inner") and words <> '' order by number, at, line
                """
                        .formatted(LONGEST_TEXT);
        var texts = new HashMap<Long, List<String>>();
        db.sql(sql)
                .param("numbers", numbers, ARRAY)
                .param("staff", sight.staff())
                .query(
                        row -> {
                            texts.computeIfAbsent(row.getLong("number"), _ -> new ArrayList<>())
                                    .add(row.getString("words"));
                        });
        return texts;
    }
}
