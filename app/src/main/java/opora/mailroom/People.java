package opora.mailroom;

import java.util.Optional;
import opora.backbone.Handles;
import opora.customers.ProfileResponded;
import opora.identity.EmailChanged;
import opora.identity.UserRegistered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which addresses belong to people with an account.
@Component
class People {
    private final JdbcClient db;

    People(JdbcClient db) {
        this.db = db;
    }

    /// The one account with this address; nobody where several have it.
    Optional<String> of(String address) {
        var found =
                db.sql("select username from mailroom.people where lower(email) = ? limit 2")
                        .param(address)
                        .query(String.class)
                        .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Handles
    void on(UserRegistered joined) {
        var sql =
                "insert into mailroom.people (username, email) values (?, ?) on conflict do nothing";
        db.sql(sql).params(joined.username(), joined.email()).update();
    }

    @Handles
    void on(EmailChanged changed) {
        keep(changed.username(), changed.email());
    }

    /// Only what people changed by themselves.
    @Handles
    void on(ProfileResponded profile) {
        if (profile.unasked()) {
            keep(profile.username(), profile.email());
        }
    }

    private void keep(String username, String email) {
        var sql =
                """
                insert into mailroom.people (username, email) values (?, ?)
                on conflict (username) do update set email = excluded.email
                """;
        db.sql(sql).params(username, email).update();
    }
}
