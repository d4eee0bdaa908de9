package opora.subscriptions;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The notes of how far a run over all that is due has come.
@Component
public class Runs {
    private static final Logger log = LoggerFactory.getLogger(Runs.class);
    private static final long TELL_NANOS = 5_000_000_000L;

    private final JdbcClient db;
    private volatile long toldAt = System.nanoTime();

    Runs(JdbcClient db) {
        this.db = db;
    }

    /// A run over what was due when it began.
    public record Run(Instant begunAt, long due, long done, @Nullable Instant endedAt) {
        public long percent() {
            return due == 0 ? 100 : Math.min(100, done * 100 / due);
        }
    }

    List<Run> newest() {
        var sql =
                "select begun_at, due, done, ended_at from subscriptions.runs order by id desc limit 5";
        return db.sql(sql).query(Run.class).list();
    }

    void begin(Instant now) {
        var sql =
                """
                insert into subscriptions.runs (begun_at, due)
                select :now, count(*) from subscriptions.subscriptions
                where %s and not exists (select from subscriptions.runs where ended_at is null)
                having not exists (select from subscriptions.runs where ended_at is null)
                on conflict do nothing
                """;
        db.sql(sql.formatted(Subscriptions.DUE)).param("now", Timestamp.from(now)).update();
    }

    /// Unless another process still works on the last ones.
    void finish(Instant now) {
        var sql =
                """
                update subscriptions.runs set ended_at = :now
                where ended_at is null and not exists (select from subscriptions.subscriptions where %s)
                """;
        db.sql(sql.formatted(Subscriptions.DUE)).param("now", Timestamp.from(now)).update();
    }

    void progress(int more) {
        var sql =
                """
                update subscriptions.runs set done = done + ? where ended_at is null returning done, due
                """;
        var said =
                db.sql(sql)
                        .param(more)
                        .query((row, _) -> row.getLong(1) + " of " + row.getLong(2))
                        .list();
        if (System.nanoTime() - toldAt > TELL_NANOS) {
            toldAt = System.nanoTime();
            log.info("invoicing: {} subscriptions", said);
        }
    }
}
