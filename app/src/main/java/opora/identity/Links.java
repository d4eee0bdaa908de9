package opora.identity;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Links that were mailed to somebody and do one thing once.
@Component
class Links {
    private static final String GOOD = " where secret_hash = ? and purpose = ? and ends_at > now()";

    private final JdbcClient db;

    Links(JdbcClient db) {
        this.db = db;
    }

    /// What a link is good for.
    enum Purpose {
        RESET,
        UNLOCK,
        EMAIL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The secret of a new link; earlier ones for the same are worth nothing any more.
    String make(String username, Purpose purpose, Duration life) {
        return make(new Link(username, ""), purpose, life);
    }

    String make(Link link, Purpose purpose, Duration life) {
        revoke(link.username(), purpose);
        db.sql("delete from identity.links where ends_at < now()").update();
        var secret = Secrets.fresh();
        var sql =
                """
                insert into identity.links (secret_hash, username, purpose, subject, ends_at)
                values (?, ?, ?, ?, now() + make_interval(secs => ?))
                """;
        db.sql(sql)
                .param(Secrets.hash(secret))
                .param(link.username())
                .param(purpose.word())
                .param(link.subject())
                .param(life.toSeconds())
                .update();
        return secret;
    }

    /// Whose link it is, if it is still good.
    Optional<String> owner(String secret, Purpose purpose) {
        return find(secret, purpose).map(Link::username);
    }

    Optional<Link> find(String secret, Purpose purpose) {
        return query("select username, subject from identity.links" + GOOD, secret, purpose);
    }

    /// Whose link it is, and from now on it is good for nothing.
    Optional<String> use(String secret, Purpose purpose) {
        return take(secret, purpose).map(Link::username);
    }

    Optional<Link> take(String secret, Purpose purpose) {
        var sql = "delete from identity.links" + GOOD + " returning username, subject";
        return query(sql, secret, purpose);
    }

    private Optional<Link> query(String sql, String secret, Purpose purpose) {
        return db.sql(sql)
                .param(Secrets.hash(secret))
                .param(purpose.word())
                .query(Link.class)
                .optional();
    }

    void revoke(String username, Purpose purpose) {
        db.sql("delete from identity.links where username = ? and purpose = ?")
                .param(username)
                .param(purpose.word())
                .update();
    }

    /// @param subject what it is about, beside its owner
    record Link(String username, String subject) {}
}
