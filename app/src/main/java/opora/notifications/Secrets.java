package opora.notifications;

import opora.shell.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What notifications sign with: made once for all processes, and sealed in the table.
@Component
class Secrets {
    private final JdbcClient db;
    private final MasterKey master;

    Secrets(JdbcClient db, MasterKey master) {
        this.db = db;
        this.master = master;
    }

    /// The secret of that name: this fresh one, or the one that somebody made before.
    byte[] kept(String name, byte[] fresh) {
        var sql =
                "insert into notifications.secrets (name, value) values (?, ?) on conflict do nothing";
        db.sql(sql).param(name).param(master.seal(fresh, purpose(name))).update();
        var kept = "select value from notifications.secrets where name = ?";
        var sealed = db.sql(kept).param(name).query(byte[].class).single();
        return master.open(sealed, purpose(name));
    }

    private static String purpose(String name) {
        return "notifications " + name;
    }
}
