package opora.customers;

import java.time.Instant;
import opora.backbone.Database;
import opora.customers.ChangeAnswer.Changed;
import opora.customers.ChangeAnswer.Flawed;
import opora.customers.ChangeAnswer.Outdated;
import opora.customers.ChangeAnswer.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChangeProfile {
    private final Profiles profiles;
    private final Database database;
    private final JdbcClient db;

    ChangeProfile(Profiles profiles, Database database, JdbcClient db) {
        this.profiles = profiles;
        this.database = database;
        this.db = db;
    }

    ChangeAnswer change(String username, ProfileForm form) {
        var flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return new Flawed(flaws);
        }
        var old = profiles.of(username).orElse(null);
        if (old == null) {
            return new Unknown();
        }
        if (form.version() != null && form.version() != old.version()) {
            return new Outdated();
        }
        return write(form.over(old))
                ? new Changed(profiles.of(username).orElseThrow())
                : new Outdated();
    }

    private boolean write(Profile profile) {
        var sql =
                """
                update customers.profiles
                set name = :name, email = :email, language = :language, delivery_address = :deliveryAddress,
                    version = version + 1, changed_at = now()
                where username = :username and version = :version
                """;
        return database.transact(
                CustomersContext.NAME,
                _ -> {
                    var mine = db.sql(sql).paramSource(profile).update() == 1;
                    if (mine) {
                        database.publish(told(profile));
                    }
                    return mine;
                });
    }

    /// What others are told when nobody asked.
    static ProfileResponded told(Profile profile) {
        return new ProfileResponded(
                "",
                profile.username(),
                profile.email(),
                profile.name(),
                profile.language(),
                profile.deliveryAddress(),
                Instant.now());
    }
}
