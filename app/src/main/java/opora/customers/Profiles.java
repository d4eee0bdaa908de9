package opora.customers;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The profiles there are.
@Component
class Profiles {
    private final JdbcClient db;

    Profiles(JdbcClient db) {
        this.db = db;
    }

    Optional<Profile> of(String username) {
        var sql =
                """
                select username, name, email, language, delivery_address, version
                from customers.profiles where username = ?
                """;
        return db.sql(sql).param(username).query(Profile.class).optional();
    }
}
