package opora.portal;

import opora.backbone.Handles;
import opora.customers.ProfileResponded;
import opora.identity.UserRegistered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps how customers are to be reached.
@Component
class Customers {
    private final JdbcClient db;

    Customers(JdbcClient db) {
        this.db = db;
    }

    /// Somebody nobody has told of yet is known by their username.
    Customer of(String username) {
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
    }
}
