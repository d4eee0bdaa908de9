package opora.privacy;

import opora.backbone.Handles;
import opora.identity.UserRegistered;
import opora.notifications.ReaderChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps in what language people read, since what they are told here is said in theirs.
@Component
class KeepReaders {
    private static final String USUAL = "ru";

    private final JdbcClient db;

    KeepReaders(JdbcClient db) {
        this.db = db;
    }

    /// Not any more once the person said otherwise.
    @Handles
    void on(UserRegistered joined) {
        if (joined.language() != null) {
            var sql =
                    """
                    insert into privacy.readers (username, language) values (?, ?)
                    on conflict (username) do nothing
                    """;
            db.sql(sql).params(joined.username(), joined.language()).update();
        }
    }

    @Handles
    void on(ReaderChanged changed) {
        var sql =
                """
                insert into privacy.readers (username, language) values (?, ?)
                on conflict (username) do update set language = excluded.language
                """;
        db.sql(sql).params(changed.username(), changed.language()).update();
    }

    String languageOf(String username) {
        return db.sql("select language from privacy.readers where username = ?")
                .param(username)
                .query(String.class)
                .optional()
                .orElse(USUAL);
    }
}
