package opora.portal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.customers.ProfileResponded;
import opora.identity.UserRegistered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps how customers are to be reached.
@Component
class Customers {
    private static final long KEPT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int MOST_KEPT = 10_000;

    private final Database database;
    private final JdbcClient db;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Customers(Database database, JdbcClient db) {
        this.database = database;
        this.db = db;
    }

    private record Kept(Customer customer, long at) {}

    /// Kept for a moment: whoever asks often would read the same row again and again.
    Customer of(String username) {
        var known = kept.get(username);
        if (known == null || System.nanoTime() - known.at() > KEPT_NANOS) {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            known = new Kept(read(username), System.nanoTime());
            kept.put(username, known);
        }
        return known.customer();
    }

    /// Somebody nobody has told of yet is known by their username.
    private Customer read(String username) {
        var sql = "select username, name, email, address from portal.people where username = ?";
        return db.sql(sql)
                .param(username)
                .query(Customer.class)
                .optional()
                .orElseGet(() -> new Customer(username, username, "", ""));
    }

    /// Not any more once the person said otherwise.
    @Handles
    void on(UserRegistered joined) {
        var sql =
                """
                insert into portal.people (username, name, email) values (:username, :username, :email)
                on conflict (username) do nothing
                """;
        db.sql(sql).param("username", joined.username()).param("email", joined.email()).update();
        forget(joined.username());
    }

    private void forget(String username) {
        database.afterCommit(() -> kept.remove(username));
    }

    @Handles
    void on(ProfileResponded profile) {
        var sql =
                """
                insert into portal.people (username, name, email, address) values (:username, :name, :email, :address)
                on conflict (username) do update
                set name = excluded.name, email = excluded.email, address = excluded.address
                where (people.name, people.email, people.address)
                    is distinct from (excluded.name, excluded.email, excluded.address)
                """;
        db.sql(sql)
                .param("username", profile.username())
                .param("name", profile.name())
                .param("email", profile.email())
                .param("address", profile.deliveryAddress())
                .update();
        forget(profile.username());
    }
}
