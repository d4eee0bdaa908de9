package opora.tickets;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opora.shell.Flaw;
import opora.shell.FlawedRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts the tickets that were opened in a period by what they have in common.
@Component
class CountTickets {
    static final int MOST_ROWS = 200;
    static final int MOST_DAYS = 366;
    private static final Map<String, String> PLAIN =
            Map.of(
                    "status", "status",
                    "topic", "topic",
                    "priority", "rank::text",
                    "kind", "kind",
                    "channel", "channel",
                    "product", "product",
                    "queue", "queue",
                    "expert", "expert");

    /// In the order in which they are offered.
    private static final List<String> NAMES =
            List.of("status", "topic", "priority", "kind", "channel", "product", "queue", "expert");

    private final JdbcClient db;
    private final Fields fields;

    CountTickets(JdbcClient db, Fields fields) {
        this.db = db;
        this.fields = fields;
    }

    /// By what they may be counted.
    List<String> ways() {
        return Stream.concat(
                        NAMES.stream(),
                        fields.book().all().stream()
                                .map(field -> TableColumns.FIELD + field.field()))
                .toList();
    }

    /// @param from the first day
    /// @param to the last one
    record Wanted(String by, LocalDate from, LocalDate to) {}

    /// Where nothing is said the last thirty days count.
    Wanted wanted(String by, String from, String to, ZoneId zone) {
        var flaws = new ArrayList<Flaw>();
        var last = day("to", to, LocalDate.now(zone), flaws);
        var first = day("from", from, last.minusDays(29), flaws);
        if (!ways().contains(by)) {
            flaws.add(Flaw.of("by", "views.word.flaw"));
        }
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            flaws.add(Flaw.of("from", "reports.period", MOST_DAYS));
        }
        if (!flaws.isEmpty()) {
            throw new FlawedRequest(flaws);
        }
        return new Wanted(by, first, last);
    }

    private static LocalDate day(String name, String typed, LocalDate usual, List<Flaw> flaws) {
        try {
            return typed.isEmpty() ? usual : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            flaws.add(Flaw.of(name, "reports.day"));
            return usual;
        }
    }

    private record Found(String value, long tickets, long open, long allTickets, long allOpen) {}

    Counts count(Sight sight, Wanted wanted, ZoneId zone) {
        var own = wanted.by().startsWith(TableColumns.FIELD);
        var sql =
                """
                select value, count(*) as tickets, count(*) filter (where open) as open,
                    (sum(count(*)) over ())::bigint as all_tickets,
                    (sum(count(*) filter (where open)) over ())::bigint as all_open
                from (
                    select %s as value, open from tickets.tickets
                    where opened_at >= :from and opened_at < :to%s) t
                group by value order by tickets desc, value limit %d
                """
                        .formatted(
                                own ? "coalesce(fields ->> :field, '')" : PLAIN.get(wanted.by()),
                                sight.limits(),
                                MOST_ROWS);
        var found =
                Lists.parameters(db.sql(sql), sight)
                        .param(
                                "field",
                                own ? wanted.by().substring(TableColumns.FIELD.length()) : "")
                        .param("from", begin(wanted.from(), zone))
                        .param("to", begin(wanted.to().plusDays(1), zone))
                        .query(Found.class)
                        .list();
        var rows = found.stream().map(one -> row(wanted.by(), one)).toList();
        return new Counts(
                wanted.by(),
                wanted.from(),
                wanted.to(),
                found.isEmpty() ? 0 : found.getFirst().allTickets(),
                found.isEmpty() ? 0 : found.getFirst().allOpen(),
                rows);
    }

    private static Counts.Row row(String by, Found found) {
        var value =
                by.equals("priority")
                        ? Priority.ofRank(Integer.parseInt(found.value())).name()
                        : found.value();
        return new Counts.Row(value, found.tickets(), found.open(), found.tickets() - found.open());
    }

    private static Timestamp begin(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
