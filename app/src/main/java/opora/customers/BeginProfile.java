package opora.customers;

import opora.backbone.Handles;
import opora.identity.UserRegistered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A profile begins when somebody joins.
@Component
class BeginProfile {
    private final JdbcClient db;

    BeginProfile(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(UserRegistered joined) {
        var sql =
                """
                insert into customers.profiles (username, name, email, language)
                values (:username, :username, :email, coalesce(:language, 'ru'))
                on conflict (username) do nothing
                """;
        db.sql(sql)
                .param("username", joined.username())
                .param("email", joined.email())
                .param("language", joined.language())
                .update();
    }
}
