package opora.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where people have signed in before.
@Component
class Devices {
    private static final int MOST_A_PERSON = 100;

    private final JdbcClient db;

    Devices(JdbcClient db) {
        this.db = db;
    }

    /// Notes a device; true when this person has signed in before, but never with it.
    boolean surprises(String username, String mark) {
        var sql = "select exists (select from identity.devices where username = ?)";
        var others = db.sql(sql).param(username).query(Boolean.class).single();
        return note(username, mark) && others;
    }

    private boolean note(String username, String mark) {
        var sql =
                """
                insert into identity.devices (username, mark_hash) values (?, ?)
                on conflict (username, mark_hash) do update set seen_at = now()
                returning xmax = 0
                """;
        var fresh =
                db.sql(sql).param(username).param(Secrets.hash(mark)).query(Boolean.class).single();
        if (fresh) {
            forget(username);
        }
        return fresh;
    }

    private void forget(String username) {
        var sql =
                """
                delete from identity.devices where username = :username and mark_hash in (
                    select mark_hash from identity.devices where username = :username
                    order by seen_at desc offset :most)
                """;
        db.sql(sql).param("username", username).param("most", MOST_A_PERSON).update();
    }
}
