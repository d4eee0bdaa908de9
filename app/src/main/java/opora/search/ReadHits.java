package opora.search;

import static java.sql.Types.ARRAY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.tickets.Phase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is told of tickets that were found, as far as whoever looks may see it.
@Component
class ReadHits {
    private static final int LONGEST_TEXT = 5_000;
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient db;
    private final KnownFields fields;

    ReadHits(JdbcClient db, KnownFields fields) {
        this.db = db;
        this.fields = fields;
    }

    /// With the words around what was looked for.
    List<Hit> with(Sight sight, List<Place> places, List<String> lexemes) {
        return hits(sight, places, lexemes, texts(sight, numbers(places)));
    }

    /// Without what was said on them.
    List<Hit> bare(Sight sight, List<Place> places) {
        return hits(sight, places, List.of(), Map.of());
    }

    private static Long[] numbers(List<Place> places) {
        return places.stream().map(Place::number).toArray(Long[]::new);
    }

    private List<Hit> hits(
            Sight sight, List<Place> places, List<String> lexemes, Map<Long, List<String>> texts) {
        var numbers = numbers(places);
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
