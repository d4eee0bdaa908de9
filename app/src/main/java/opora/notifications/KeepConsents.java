package opora.notifications;

import java.sql.Timestamp;
import opora.backbone.Handles;
import opora.privacy.ConsentDecided;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps who agrees to hear news.
@Component
class KeepConsents {
    private static final String NEWS = "news";

    private final JdbcClient db;

    KeepConsents(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(ConsentDecided decided) {
        if (decided.purpose().equals(NEWS)) {
            var sql =
                    """
                    insert into notifications.consents (username, given, decided_at) values (?, ?, ?)
                    on conflict (username) do update set given = excluded.given, decided_at = excluded.decided_at
                    where consents.decided_at <= excluded.decided_at
                    """;
            db.sql(sql)
                    .params(decided.username(), decided.given())
                    .param(Timestamp.from(decided.decidedAt()))
                    .update();
        }
    }

    @Handles
    void on(PersonErased erased) {
        db.sql("delete from notifications.consents where username = ?")
                .param(erased.username())
                .update();
    }
}
