package opora.customers;

import opora.backbone.Handles;
import opora.identity.LanguageChosen;
import opora.identity.UserRegistered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A profile begins with two events that travel on different topics, so either may come first.
/// Without an address it is not there yet for anybody.
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
                insert into customers.profiles (username, name, email)
                values (:username, :username, :email)
                on conflict (username) do update set email = excluded.email
                where profiles.email = ''
                """;
        db.sql(sql).param("username", joined.username()).param("email", joined.email()).update();
    }

    /// Not any more once the profile was edited: the person's own word is newer.
    @Handles
    void on(LanguageChosen chosen) {
        var sql =
                """
                insert into customers.profiles (username, name, email, language)
                values (:username, :username, '', :language)
                on conflict (username) do update set language = excluded.language
                where profiles.version = 1
                """;
        db.sql(sql)
                .param("username", chosen.username())
                .param("language", chosen.language())
                .update();
    }
}
