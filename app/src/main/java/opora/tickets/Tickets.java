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
                .query(TicketRow::of)
                .list();
    }

    /// All that happened, the first first.
    List<Entry> entries(UUID id) {
        var sql = "select " + Entry.COLUMNS + " from tickets.entries where ticket = ? order by n";
        return db.sql(sql).param(id).query(Entry::of).list();
    }
}
