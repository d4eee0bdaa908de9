package opora.customers;

import opora.customers.ChangeAnswer.Changed;
import opora.customers.ChangeAnswer.Flawed;
import opora.customers.ChangeAnswer.Outdated;
import opora.customers.ChangeAnswer.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChangeProfile {
    private final Profiles profiles;
    private final JdbcClient db;

    ChangeProfile(Profiles profiles, JdbcClient db) {
        this.profiles = profiles;
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
        return db.sql(sql).paramSource(profile).update() == 1;
    }
}
