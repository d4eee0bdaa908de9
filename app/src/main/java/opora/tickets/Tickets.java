package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tickets and what happened to them, to be read.
@Component
class Tickets {
    private static final String ENTRIES =
            "select " + Entry.COLUMNS + " from tickets.entries where ticket = ? ";

    private final JdbcClient db;

    Tickets(JdbcClient db) {
        this.db = db;
    }

    Optional<Ticket> byId(UUID id) {
        return db.sql(TicketRow.SELECT + "where id = ?").param(id).query(TicketRow::of).optional();
    }

    Optional<Ticket> byNumber(long number) {
        return db.sql(TicketRow.SELECT + "where number = ?")
                .param(number)
                .query(TicketRow::of)
                .optional();
    }

    /// Those of these numbers that may be seen.
    List<Ticket> byNumbers(Sight sight, List<Long> numbers) {
        var sql = TicketRow.SELECT + "where number = any(:numbers)" + sight.limits();
        return db.sql(sql + " order by number")
                .param("numbers", numbers.toArray(Long[]::new), ARRAY)
                .param("me", sight.username())
                .param("queues", sight.queues().toArray(String[]::new), ARRAY)
                .param("regions", sight.regions().toArray(String[]::new), ARRAY)
                .query(TicketRow::of)
                .list();
    }

    /// The ticket that one goes on as, at the end of all merges; itself where it was not merged.
    UUID goesOnAs(UUID id) {
        var sql =
                """
                with recursive on_as(id, step) as (
                    select :id::uuid, 0
                    union all
                    select t.merged_into, step + 1 from on_as o join tickets.tickets t on t.id = o.id
                    where t.merged_into is not null and step < 100)
                select id from on_as order by step desc limit 1
                """;
        return db.sql(sql).param("id", id).query(UUID.class).single();
    }

    /// Those that go on as a part of this one, with those that went on as a part of them.
    List<Ticket> absorbed(UUID id) {
        var sql =
                """
                with recursive parts(id) as (
                    select t.id from tickets.tickets t where t.merged_into = :id
                    union
                    select t.id from parts p join tickets.tickets t on t.merged_into = p.id)
                """;
        return db.sql(sql + TicketRow.SELECT + "where id in (select id from parts) order by number")
                .param("id", id)
                .query(TicketRow::of)
                .list();
    }

    /// What happened to it and to all that go on as a part of it, as one conversation.
    List<Entry> conversation(UUID id) {
        var sql =
                """
                with recursive parts(id) as (
                    select :id::uuid
                    union
                    select t.id from parts p join tickets.tickets t on t.merged_into = p.id)
                select %s from parts join tickets.entries on ticket = id order by at, n
                """;
        return db.sql(sql.formatted(Entry.COLUMNS)).param("id", id).query(Entry::of).list();
    }

    /// So many of the things that happened after one of them.
    List<Entry> entries(UUID id, int after, int limit) {
        var sql = ENTRIES + "and n > ? order by n limit ?";
        return db.sql(sql).params(id, after, limit).query(Entry::of).list();
    }

    /// All that happened, the first first.
    List<Entry> entries(UUID id) {
        return db.sql(ENTRIES + "order by n").param(id).query(Entry::of).list();
    }
}
