package opora.portal;

import static java.sql.Types.ARRAY;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import opora.backbone.Handles;
import opora.backbone.Rows;
import opora.tickets.ImportedLine;
import opora.tickets.TicketImported;
import opora.tickets.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Notes the tickets of other systems that go on here, so that their customers find them among
/// their own.
@Component
class KeepImported {
    private final JdbcClient db;

    KeepImported(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(TicketImported imported) {
        var sql =
                """
                insert into portal.tickets (request_id, customer, channel, words, ticket, number, status, phase, expert,
                    version, created_at, changed_at)
                values (:request, :customer, 'IMPORT', :words::jsonb, :ticket, :number, :status, :phase, :expert, :version,
                    :opened, :changed)
                on conflict do nothing
                """;
        var changed = Objects.requireNonNullElse(imported.closedAt(), imported.openedAt());
        var fresh =
                db.sql(sql)
                        .param("request", imported.requestId())
                        .param("customer", imported.customer())
                        .param("words", Json.write(words(imported)))
                        .param("ticket", imported.ticket())
                        .param("number", imported.number())
                        .param("status", imported.status())
                        .param("phase", imported.phase().name())
                        .param("expert", imported.expert())
                        .param("version", imported.version())
                        .param("opened", Timestamp.from(imported.openedAt()))
                        .param("changed", Timestamp.from(changed))
                        .update();
        if (fresh == 1) {
            say(imported);
        }
    }

    private static Map<String, String> words(TicketImported imported) {
        var words = new LinkedHashMap<String, String>();
        words.put("kind", imported.kind().name());
        words.put("subject", imported.subject());
        words.put("text", imported.text());
        words.put("product", imported.product());
        words.put("address", imported.address());
        words.put("phone", imported.phone());
        words.put("wishedAt", "");
        words.put("impact", imported.impact().name());
        words.put("urgency", imported.urgency().name());
        imported.fields().forEach((name, value) -> words.put(TicketWish.FIELD + name, value));
        return words;
    }

    private record Public(int place, ImportedLine line, String text) {}

    private void say(TicketImported imported) {
        var sql =
                """
                insert into portal.lines (request_id, line, kind, who, role, words, state, at)
                select :request, 'imported-' || l.place, 'SAID', l.who, l.role, l.words, 'KEPT', l.at
                from unnest(:places, :whos, :roles, :words, :times) as l(place, who, role, words, at)
                order by l.place
                """;
        var lines =
                IntStream.range(0, Math.min(imported.lines().size(), imported.texts().size()))
                        .mapToObj(
                                place ->
                                        new Public(
                                                place,
                                                imported.lines().get(place),
                                                imported.texts().get(place)))
                        .filter(one -> one.line().visibility() == Visibility.PUBLIC)
                        .toList();
        var rows = new Rows<>(lines);
        db.sql(sql)
                .param("request", imported.requestId())
                .param("places", rows.ints(Public::place), ARRAY)
                .param("whos", rows.texts(one -> one.line().author()), ARRAY)
                .param("roles", rows.texts(one -> one.line().role().name()), ARRAY)
                .param("words", rows.texts(Public::text), ARRAY)
                .param("times", rows.times(one -> one.line().at()), ARRAY)
                .update();
    }
}
