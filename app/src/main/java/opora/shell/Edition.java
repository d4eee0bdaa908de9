package opora.shell;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What was read from tables, remembered until somebody changes them: a number in a table beside
/// them rises with every change, so that every process notices.
///
/// @param <P> what is remembered
public final class Edition<P> {
    private static final Logger log = LoggerFactory.getLogger(Edition.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final JdbcClient db;
    private final String table;
    private final Supplier<P> read;
    private volatile @Nullable Page<P> page;
    private volatile long lookedAtNanos = System.nanoTime() - LOOK_NANOS;

    private record Page<P>(long number, P content) {}

    /// @param table with one row of one `number`
    /// @param read reads anew what is remembered
    public Edition(JdbcClient db, String table, Supplier<P> read) {
        this.db = db;
        this.table = table;
        this.read = read;
    }

    /// As of now.
    public P current() {
        var number = db.sql("select number from " + table).query(Long.class).single();
        var known = page;
        if (known == null || known.number() != number) {
            known = new Page<>(number, read.get());
            page = known;
        }
        return known.content();
    }

    /// At most half a second old; without a database what it was.
    public P recent(P before) {
        var now = System.nanoTime();
        if (now - lookedAtNanos > LOOK_NANOS) {
            lookedAtNanos = now;
            try {
                return current();
            } catch (DataAccessException e) {
                log.debug("{} is looked at later", table, e);
            }
        }
        var known = page;
        return known == null ? before : known.content();
    }

    /// Lets every process read anew, from the commit on.
    public static void turn(JdbcClient db, String table) {
        db.sql("update " + table + " set number = number + 1").update();
    }
}
