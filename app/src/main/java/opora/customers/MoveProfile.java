package opora.customers;

import java.util.List;
import opora.backbone.Handles;
import opora.identity.EmailChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Somebody signs in with another address from now on. Their profile follows, unless they gave it
/// an address of its own.
@Component
class MoveProfile {
    private final JdbcClient db;
    private final Profiles profiles;

    MoveProfile(JdbcClient db, Profiles profiles) {
        this.db = db;
        this.profiles = profiles;
    }

    @Handles
    List<ProfileResponded> on(EmailChanged changed) {
        var sql =
                """
                update customers.profiles set email = ?, version = version + 1, changed_at = now()
                where username = ? and lower(email) = lower(?)
                """;
        var moved =
                db.sql(sql).params(changed.email(), changed.username(), changed.before()).update();
        return moved == 0
                ? List.of()
                : profiles.of(changed.username()).map(ChangeProfile::told).stream().toList();
    }
}
