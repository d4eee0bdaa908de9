package opora.tickets;

import opora.backbone.Handles;
import opora.customers.ProfileResponded;
import opora.identity.UserRegistered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps how to find customers while they are on the phone.
@Component
class KeepPeople {
    private final JdbcClient db;

    KeepPeople(JdbcClient db) {
        this.db = db;
    }

    /// Not any more once the person said otherwise.
    @Handles
    void on(UserRegistered joined) {
        var sql =
                """
                insert into tickets.people (username, name, email) values (:username, :username, :email)
                on conflict (username) do nothing
                """;
        db.sql(sql).param("username", joined.username()).param("email", joined.email()).update();
    }

    @Handles
    void on(ProfileResponded profile) {
        var sql =
                """
                insert into tickets.people (username, name, email, address) values (:username, :name, :email, :address)
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
    }
}
