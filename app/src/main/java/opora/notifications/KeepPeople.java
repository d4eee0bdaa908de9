package opora.notifications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.customers.ProfileResponded;
import opora.identity.UserRegistered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps how to reach people.
@Component
class KeepPeople {
    private final JdbcClient db;
    private final People people;

    KeepPeople(JdbcClient db, People people) {
        this.db = db;
        this.people = people;
    }

    /// Not any more once the person said otherwise.
    @Handles
    void on(UserRegistered joined) {
        var sql =
                """
                insert into notifications.people (username, email, name, language)
                values (:username, :email, :username, :language)
                on conflict (username) do update
                set email = excluded.email, name = excluded.name, language = coalesce(people.language, excluded.language)
                where people.email = ''
                """;
        db.sql(sql)
                .param("username", joined.username())
                .param("email", joined.email())
                .param("language", joined.language())
                .update();
    }

    /// Only what people changed by themselves: what was asked for passes by here with every order,
    /// and says nothing new.
    @Handles
    List<Outgoing> on(List<Incoming<ProfileResponded>> profiles) {
        var told = new ArrayList<Outgoing>();
        for (var profile : profiles) {
            if (profile.event().unasked()) {
                keep(profile.event());
                told.add(profile.causes(news(profile.event())));
            }
        }
        return told;
    }

    private ReaderChanged news(ProfileResponded profile) {
        var zone = people.of(profile.username()).zone();
        return new ReaderChanged(
                profile.username(), profile.language(), zone == null ? "" : zone, Instant.now());
    }

    private void keep(ProfileResponded profile) {
        var sql =
                """
                insert into notifications.people (username, email, name, language)
                values (:username, :email, :name, :language)
                on conflict (username) do update
                set email = excluded.email, name = excluded.name, language = excluded.language
                """;
        db.sql(sql)
                .param("username", profile.username())
                .param("email", profile.email())
                .param("name", profile.name())
                .param("language", profile.language())
                .update();
    }
}
