package opora.tickets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.Person;
import opora.shell.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers what was done to many tickets at once, so that it can be looked at and taken back.
@Component
class KeepBulks {
    private final Database database;
    private final JdbcClient db;

    KeepBulks(Database database, JdbcClient db) {
        this.database = database;
        this.db = db;
    }

    /// What nobody can take back any more is forgotten.
    void begin(Person person, UUID id, Handling handling) {
        var sql =
                """
                with old as (delete from tickets.bulks where at < now() - interval '7 days')
                insert into tickets.bulks (id, who, words, at) values (?, ?, ?::jsonb, now())
                on conflict (id) do nothing
                """;
        database.transact(
                TicketsContext.NAME,
                _ ->
                        db.sql(sql)
                                .params(id, person.username(), Json.write(handling.words()))
                                .update());
    }

    /// @param before the version from which it was changed
    /// @param after the version that it became by it
    void keep(UUID id, Bulk.Item item, int before, int after) {
        var sql =
                """
                insert into tickets.bulk_items (bulk, ticket, before, after, field, reason)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """;
        db.sql(sql).params(id, item.ticket(), before, after, item.field(), item.reason()).update();
    }

    /// What the bulk did to a ticket, the first first.
    List<Happening> done(UUID id, UUID ticket) {
        var sql =
                """
                select e.kind, e.facts from tickets.bulk_items i
                join tickets.entries e on e.ticket = i.ticket and e.n > i.before and e.n <= i.after
                where i.bulk = ? and i.ticket = ? order by e.n
                """;
        return db.sql(sql)
                .params(id, ticket)
                .query((row, _) -> Happening.read(row.getString(1), row.getString(2)))
                .list();
    }

    /// The version of a ticket from which the bulk changed it.
    int before(UUID id, UUID ticket) {
        return db.sql("select before from tickets.bulk_items where bulk = ? and ticket = ?")
                .params(id, ticket)
                .query(Integer.class)
                .single();
    }

    /// Something stood in the way of taking it back.
    void note(UUID id, Bulk.Item item) {
        var sql =
                "update tickets.bulk_items set field = ?, reason = ? where bulk = ? and ticket = ?";
        db.sql(sql).params(item.field(), item.reason(), id, item.ticket()).update();
    }

    void undone(UUID id) {
        database.transact(
                TicketsContext.NAME,
                _ ->
                        db.sql("update tickets.bulks set undone_at = now() where id = ?")
                                .param(id)
                                .update());
    }

    /// Whoever did it sees it, and nobody else.
    Bulk find(Person person, UUID id) {
        var sql = "select who, words, at, undone_at from tickets.bulks where id = ? and who = ?";
        return db.sql(sql)
                .params(id, person.username())
                .query((row, _) -> bulk(Sight.of(person), id, row))
                .optional()
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "bulk.unknown"));
    }

    private Bulk bulk(Sight sight, UUID id, ResultSet row) throws SQLException {
        @Nullable Timestamp undone = row.getTimestamp("undone_at");
        return new Bulk(
                id,
                row.getString("who"),
                new Handling(Json.words(row.getString("words"))),
                items(sight, id),
                row.getTimestamp("at").toInstant(),
                undone == null ? null : undone.toInstant());
    }

    /// Of a ticket that they may not see any more, they learn the number.
    private List<Bulk.Item> items(Sight sight, UUID id) {
        var sql =
                """
                select t.id, t.number, case when true%s then t.subject else '' end as subject, i.field, i.reason,
                    i.after > i.before as changes
                from tickets.bulk_items i join tickets.tickets t on t.id = i.ticket
                where i.bulk = :bulk order by t.number
                """
                        .formatted(sight.limits());
        return Lists.parameters(db.sql(sql), sight)
                .param("bulk", id)
                .query(
                        (row, _) ->
                                new Bulk.Item(
                                        row.getObject("id", UUID.class),
                                        row.getLong("number"),
                                        row.getString("subject"),
                                        row.getString("field"),
                                        row.getString("reason"),
                                        row.getBoolean("changes"),
                                        List.of()))
                .list();
    }
}
