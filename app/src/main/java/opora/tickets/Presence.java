package opora.tickets;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who of the staff has a ticket open before them, in whichever process.
@Component
class Presence {
    private final JdbcClient db;

    Presence(JdbcClient db) {
        this.db = db;
    }

    void stay(UUID ticket, String username) {
        var sql =
                """
                insert into tickets.presence (ticket, username, at) values (?, ?, now())
                on conflict (ticket, username) do update set at = now(),
                    since = case when presence.at < now() - interval '40 s' then now() else presence.since end
                where presence.at < now() - interval '10 s'
                """;
        db.sql(sql).params(ticket, username).update();
    }

    void leave(UUID ticket, String username) {
        db.sql("delete from tickets.presence where ticket = ? and username = ?")
                .params(ticket, username)
                .update();
    }

    /// All but oneself; who has not been heard of for a while is gone.
    List<String> others(UUID ticket, String me) {
        var sql =
                """
                select username from tickets.presence
                where ticket = ? and username <> ? and at > now() - interval '40 s' order by username
                """;
        return db.sql(sql).params(ticket, me).query(String.class).list();
    }
}
