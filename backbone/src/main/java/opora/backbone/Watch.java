package opora.backbone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into the database every few seconds for what only the database knows: how much waits to be
/// relayed and for how long, how many keys wait or are dead, and which writer keeps everybody
/// waiting.
final class Watch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /// Beyond this many it is only said that there are many.
    private static final int MANY = 100_000;

    private final DataSource pool;
    private final Map<String, AtomicLong> parked = new TreeMap<>();
    private final Map<String, AtomicLong> dead = new TreeMap<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong waitingMillis = new AtomicLong();
    private final AtomicLong writerMillis = new AtomicLong();
    private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::run);

    Watch(
            DataSource pool,
            MeterRegistry meters,
            Collection<String> contexts,
            SchemaRegistry registry) {
        this.pool = pool;
        for (var context : contexts) {
            parked.put(context, gauge(meters, "opora.parked.keys", context));
            dead.put(context, gauge(meters, "opora.dead.keys", context));
        }
        meters.gauge("opora.outbox.events", waiting);
        seconds(meters, "opora.outbox.age", waitingMillis);
        seconds(meters, "opora.writer.age", writerMillis);
        meters.gauge("opora.registry.ids", registry, SchemaRegistry::ids);
    }

    private static AtomicLong gauge(MeterRegistry meters, String name, String context) {
        return meters.gauge(name, Tags.of("context", context), new AtomicLong());
    }

    private static void seconds(MeterRegistry meters, String name, AtomicLong millis) {
        Gauge.builder(name, millis, value -> value.get() / 1_000.0)
                .baseUnit("seconds")
                .register(meters);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (true) {
            try {
                look();
                Thread.sleep(EVERY);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                log.debug("the watch looks again later", e);
                try {
                    Thread.sleep(EVERY);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    void look() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            lookAtTheOutbox(connection);
            lookAtTheWriters(connection);
            lookAtTheLines(connection);
        }
    }

    /// The relay's position is a parameter so that the planner sees how few lie beyond it; as a
    /// subquery it is a third of the table to it, and read whole.
    private void lookAtTheOutbox(Connection connection) throws SQLException {
        var sql =
                """
                select count(*), coalesce(extract(epoch from clock_timestamp() - min(at)) * 1000, 0)
                from (select at from backbone.events where position > ? order by position limit ?) as unrelayed
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, relayed(connection));
            statement.setInt(2, MANY);
            try (var rows = statement.executeQuery()) {
                rows.next();
                waiting.set(rows.getLong(1));
                waitingMillis.set(Math.max(0, rows.getLong(2)));
            }
        }
    }

    private static long relayed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select position from backbone.relay")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Events are read only up to the oldest registered writer that has not ended.
    private void lookAtTheWriters(Connection connection) throws SQLException {
        var sql =
                """
                select coalesce(max(extract(epoch from clock_timestamp() - a.xact_start) * 1000), 0)
                from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.objsubid = 1 and (l.classid::bigint >> 16) = 20306
                  and l.database = (select d.oid from pg_database d where d.datname = current_database())
                """;
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            rows.next();
            writerMillis.set(rows.getLong(1));
        }
    }

    private void lookAtTheLines(Connection connection) throws SQLException {
        var sql =
                """
                select consumer, count(distinct (topic, line)),
                    count(distinct (topic, line)) filter (where state = 'dead')
                from backbone.parked group by consumer
                """;
        var seen = new ConcurrentHashMap<String, long[]>();
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                seen.put(rows.getString(1), new long[] {rows.getLong(2), rows.getLong(3)});
            }
        }
        var none = new long[] {0, 0};
        parked.forEach((context, gauge) -> gauge.set(seen.getOrDefault(context, none)[0]));
        dead.forEach((context, gauge) -> gauge.set(seen.getOrDefault(context, none)[1]));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
