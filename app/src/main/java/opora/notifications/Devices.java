package opora.notifications;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The browsers and phones that people want push messages on.
@Component
class Devices {
    private static final int MOST = 20;

    private final JdbcClient db;

    Devices(JdbcClient db) {
        this.db = db;
    }

    /// @param key the browser's public key
    /// @param secret shared with the browser
    record Device(String endpoint, byte[] key, byte[] secret) {}

    /// A browser belongs to whoever signed in there last.
    void add(String username, Device device) {
        var sql =
                """
                insert into notifications.devices (endpoint, username, key, secret)
                values (:endpoint, :username, :key, :secret)
                on conflict (endpoint) do update
                set username = excluded.username, key = excluded.key, secret = excluded.secret, since = now()
                """;
        db.sql(sql)
                .param("endpoint", device.endpoint())
                .param("username", username)
                .param("key", device.key())
                .param("secret", device.secret())
                .update();
        var least =
                """
                delete from notifications.devices where endpoint in (
                    select endpoint from notifications.devices where username = ? order by since desc offset ?)
                """;
        db.sql(least).params(username, MOST).update();
    }

    List<Device> of(String username) {
        var sql = "select endpoint, key, secret from notifications.devices where username = ?";
        return db.sql(sql).param(username).query(Device.class).list();
    }

    void remove(String username, String endpoint) {
        var sql = "delete from notifications.devices where username = ? and endpoint = ?";
        db.sql(sql).params(username, endpoint).update();
    }
}
