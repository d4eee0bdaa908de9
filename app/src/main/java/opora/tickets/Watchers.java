package opora.tickets;

import static java.sql.Types.ARRAY;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who of the staff wants to hear of a ticket.
@Component
class Watchers {
    private final JdbcClient db;

    Watchers(JdbcClient db) {
        this.db = db;
    }

    void watch(UUID ticket, String username) {
        var sql =
                "insert into tickets.watchers (ticket, username) values (?, ?) on conflict do nothing";
        db.sql(sql).params(ticket, username).update();
    }

    void leave(UUID ticket, String username) {
        db.sql("delete from tickets.watchers where ticket = ? and username = ?")
                .params(ticket, username)
                .update();
    }

    /// Those of the tickets that anybody watches.
    Set<UUID> watched(List<UUID> tickets) {
        return Set.copyOf(
                db.sql("select distinct ticket from tickets.watchers where ticket = any(:tickets)")
                        .param("tickets", tickets.toArray(UUID[]::new), ARRAY)
                        .query(UUID.class)
                        .list());
    }

    /// As long as they work here.
    List<String> of(UUID ticket) {
        var sql =
                """
                select username from tickets.watchers w where ticket = ? and exists (
                    select from tickets.staff s join tickets.working_roles r using (role) where s.username = w.username)
                order by username
                """;
        return db.sql(sql).param(ticket).query(String.class).list();
    }
}
