package opora.shell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A [RateLimit] that all processes of a context keep together: a stranger who is sent from one to
/// the next gets no more tries by that. It counts in the table `tries` of the context, under
/// hashes, for no address shall lie about there. What a process has refused by itself it does not
/// ask about, so whoever floods it costs no database. [SharedLimit.OldTries] forgets.
public final class SharedLimit {
    private static final String TAKE =
            """
            insert into %s.tries as t (key, remaining, at, granted)
            values (:key, :most - 1, clock_timestamp(), true)
            on conflict (key) do update set (remaining, granted, at) = (
                select case when filled >= 1 then filled - 1 else filled end, filled >= 1, greatest(t.at, excluded.at)
                from (
                    select least(:most, t.remaining
                        + greatest(0, extract(epoch from excluded.at - t.at)) / 60 * :most) as filled) bucket)
            returning remaining, granted
            """;

    private final JdbcClient db;
    private final String context;
    private final String name;
    private final int perMinute;
    private final RateLimit here;

    /// @param name keeps the keys of several limits apart
    public SharedLimit(JdbcClient db, String context, String name, int perMinute) {
        this.db = db;
        this.context = context;
        this.name = name;
        this.perMinute = perMinute;
        this.here = new RateLimit(perMinute);
    }

    /// Refuses with 429 when there were too many; the answer under way says what is left.
    public void take(String key) {
        here.take(key);
        var tried =
                db.sql(TAKE.formatted(context))
                        .param("key", hash(name + " " + key))
                        .param("most", (double) perMinute)
                        .query(Tried.class)
                        .single();
        LimitHeaders.tell(perMinute, tried.remaining(), tried.granted());
        if (!tried.granted()) {
            throw new Refused(HttpStatus.TOO_MANY_REQUESTS, "problem.429");
        }
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Tried(double remaining, boolean granted) {}

    /// Forgets the tries that count for nothing any more: after a minute every limit is whole
    /// again.
    public static final class OldTries extends Round {
        private final JdbcClient db;
        private final String context;

        public OldTries(JdbcClient db, String context) {
            super("old tries of " + context, Duration.ofMinutes(1), 10);
            this.db = db;
            this.context = context;
        }

        @Override
        protected void look() {
            var sql = "delete from %s.tries where at < now() - interval '2 minutes'";
            db.sql(sql.formatted(context)).update();
        }
    }
}
