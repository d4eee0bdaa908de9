package opora.rules;

import opora.backbone.Handles;
import opora.identity.UserRegistered;
import opora.notifications.ReaderChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps in what language and by what clock people read.
@Component
class KeepReaders {
    private final JdbcClient db;

    KeepReaders(JdbcClient db) {
        this.db = db;
    }

    /// Not any more once the person said otherwise.
    @Handles
    void on(UserRegistered joined) {
        if (joined.language() == null) {
            return;
        }
        var sql =
                """
                insert into rules.readers (username, language) values (:username, :language)
                on conflict (username) do nothing
                """;
        db.sql(sql)
                .param("username", joined.username())
                .param("language", joined.language())
                .update();
    }

    @Handles
    void on(ReaderChanged changed) {
        var sql =
                """
                insert into rules.readers (username, language, zone) values (:username, :language, :zone)
                on conflict (username) do update set language = excluded.language, zone = excluded.zone
                """;
        db.sql(sql)
                .param("username", changed.username())
                .param("language", changed.language())
                .param("zone", changed.zone())
                .update();
    }
}
