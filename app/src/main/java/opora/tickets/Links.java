package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which tickets belong together, and which might.
@Component
class Links {
    private static final int SHOWN = 10;
    private static final int LOOKED_AT = 2_000;

    private final JdbcClient db;

    Links(JdbcClient db) {
        this.db = db;
    }

    /// Those that may be seen.
    List<Link> of(Sight sight, UUID ticket) {
        var sql =
                "select l.kind as link, t.* from tickets.links l join tickets.tickets t on t.id = l.other"
                        + " where l.ticket = :ticket"
                        + sight.limits()
                        + " order by l.kind, t.number limit 100";
        return Lists.parameters(db.sql(sql), sight)
                .param("ticket", ticket)
                .query(
                        (row, place) ->
                                new Link(
                                        LinkKind.valueOf(row.getString("link")),
                                        Line.of(row, place)))
                .list();
    }

    List<UUID> duplicates(UUID ticket) {
        var sql = "select other from tickets.links where ticket = ? and kind = 'DUPLICATE'";
        return db.sql(sql).param(ticket).query(UUID.class).list();
    }

    boolean linked(UUID ticket, UUID other) {
        var sql = "select exists (select from tickets.links where ticket = ? and other = ?)";
        return db.sql(sql).params(ticket, other).query(Boolean.class).single();
    }

    void add(UUID ticket, LinkKind kind, UUID other) {
        db.sql(
                        """
                        insert into tickets.links (ticket, kind, other) values (?, ?, ?)
                        on conflict (ticket, other) do update set kind = excluded.kind
                        """)
                .params(ticket, kind.name(), other)
                .update();
    }

    void remove(UUID ticket, UUID other) {
        db.sql("delete from tickets.links where ticket = ? and other = ?")
                .params(ticket, other)
                .update();
    }

    /// Tickets to join with: that of a number, or of the same customer, or among the newest open
    /// ones, with these words in the subject. What it looks through has a limit, however many there
    /// are.
    List<Line> candidates(Sight sight, Ticket ticket, String words) {
        var asked = words.strip();
        var sql =
                """
                select * from (
                    (select * from tickets.tickets where number = :number)
                    union
                    (select * from (select * from tickets.tickets where customer = :customer order by number desc limit 200) own
                        where subject ilike all(:words))
                    union
                    (select * from (select * from tickets.tickets where open order by number desc limit :most) newest
                        where cardinality(:words) > 0 and subject ilike all(:words))
                ) found where id <> :self and merged_into is null%s
                order by customer = :customer desc, open desc, number desc limit :limit
                """
                        .formatted(sight.limits());
        return Lists.parameters(db.sql(sql), sight)
                .param("number", asked.matches("\\d{1,18}") ? Long.parseLong(asked) : -1)
                .param("customer", ticket.caller().username())
                .param("words", patterns(asked), ARRAY)
                .param("most", LOOKED_AT)
                .param("self", ticket.id())
                .param("limit", SHOWN)
                .query(Line::of)
                .list();
    }

    private static String[] patterns(String words) {
        return Arrays.stream(words.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(5)
                .map(word -> "%" + word.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }
}
