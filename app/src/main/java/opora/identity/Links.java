package opora.identity;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Links that were mailed to somebody and do one thing once.
@Component
class Links {
    private final JdbcClient db;

    Links(JdbcClient db) {
        this.db = db;
    }

    /// What a link is good for.
    enum Purpose {
        RESET,
        UNLOCK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The secret of a new link; earlier ones for the same are worth nothing any more.
    String make(String username, Purpose purpose, Duration life) {
        revoke(username, purpose);
        db.sql("delete from identity.links where ends_at < now()").update();
        var secret = Secrets.fresh();
        var sql =
                """
                insert into identity.links (secret_hash, username, purpose, ends_at)
                values (?, ?, ?, now() + make_interval(secs => ?))
                """;
        db.sql(sql)
                .param(Secrets.hash(secret))
                .param(username)
                .param(purpose.word())
                .param(life.toSeconds())
                .update();
        return secret;
    }

    /// Whose link it is, if it is still good.
    Optional<String> owner(String secret, Purpose purpose) {
        var sql =
                """
                select username from identity.links
                where secret_hash = ? and purpose = ? and ends_at > now()
                """;
        return db.sql(sql)
                .param(Secrets.hash(secret))
                .param(purpose.word())
                .query(String.class)
                .optional();
    }

    /// The same, and from now on it is good for nothing.
    Optional<String> use(String secret, Purpose purpose) {
        var sql =
                """
                delete from identity.links
                where secret_hash = ? and purpose = ? and ends_at > now() returning username
                """;
        return db.sql(sql)
                .param(Secrets.hash(secret))
                .param(purpose.word())
                .query(String.class)
                .optional();
    }

    void revoke(String username, Purpose purpose) {
        db.sql("delete from identity.links where username = ? and purpose = ?")
                .param(username)
                .param(purpose.word())
                .update();
    }
}
