package opora.tickets;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who of the staff has a ticket open before them, in whichever process.
@Component
class Presence {
    /// After which somebody who has not been heard of is gone.
    private static final String GONE = "40 s";

    private final JdbcClient db;

    Presence(JdbcClient db) {
        this.db = db;
    }

    void stay(UUID ticket, String username) {
        var sql =
                """
                insert into tickets.presence (ticket, username, at) values (:ticket, :username, now())
                on conflict (ticket, username) do update set at = now(),
                    since = case when presence.at < now() - cast(:gone as interval) then now() else presence.since end
                where presence.at < now() - interval '10 s'
                """;
        db.sql(sql)
                .param("ticket", ticket)
                .param("username", username)
                .param("gone", GONE)
                .update();
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
                where ticket = :ticket and username <> :me and at > now() - cast(:gone as interval) order by username
                """;
        return db.sql(sql)
                .param("ticket", ticket)
                .param("me", me)
                .param("gone", GONE)
                .query(String.class)
                .list();
    }
}
