package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reading up to the horizon loses nothing and swaps nothing, whatever writers do.
class StoreOrderTest {
    private static final int WRITERS = 32;
    private static final int KEYS = 20;
    private static final int TRANSACTIONS = 60;

    @Topic("store.counted")
    public record Counted(@Key String key, int n) implements Numbered {}

    private static final class Disturbance extends RuntimeException {}

    private final String url = TestEngines.freshUrl();
    private final HikariDataSource pool = TestEngines.pool(url, WRITERS + 4);
    private Database database;

    @BeforeEach
    void layOut() {
        pool.setConnectionTimeout(30_000);
        Tables.create(pool);
        database = new Database(pool, new EventStore(new EventTypes(new MemoryRegistry())));
        sql(
                """
                create table hot (key text primary key, n int not null);
                create table unrelated (text text);
                insert into hot select 'k' || i, 0 from generate_series(1, %d) i;
                """
                        .formatted(KEYS));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private void sql(String sql) {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    @Test
    void manyWritersOnFewKeysLoseNothingAndSwapNothing() throws Exception {
        var reader = new Reader();
        var done = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = threads.submit(reader);
            for (int writer = 0; writer < WRITERS; writer++) {
                var random = new Random(writer);
                done.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < TRANSACTIONS; i++) {
                                        write(random);
                                    }
                                    return random;
                                }));
            }
            for (var writer : done) {
                writer.get();
            }
            reader.finished = true;
            reading.get();
        }
        var committed = committed();
        assertThat(committed.values().stream().mapToInt(n -> n).sum()).isGreaterThan(1_000);
        assertThat(reader.seen).hasSize(KEYS);
        committed.forEach(
                (key, last) ->
                        assertThat(reader.seen.get(key)).as(key).isEqualTo(Notebook.upTo(last)));
    }

    /// Follows the store as the relay does.
    private final class Reader implements Callable<Void> {
        final Map<String, List<Integer>> seen = new HashMap<>();
        volatile boolean finished;

        @Override
        public Void call() throws Exception {
            try (var connection = pool.getConnection()) {
                long cursor = 0;
                for (boolean last = false; !last; ) {
                    last = finished;
                    // a writer that registers late can pull the horizon back behind what was read
                    var horizon = Math.max(cursor, EventStore.horizon(connection));
                    for (var event : EventStore.read(connection, cursor, horizon, 100_000)) {
                        var counted =
                                (Counted)
                                        database.store()
                                                .types()
                                                .read(
                                                        database.store().types().of(Counted.class),
                                                        event.payload());
                        seen.computeIfAbsent(counted.key(), key -> new ArrayList<>())
                                .add(counted.n());
                    }
                    cursor = horizon;
                    Thread.sleep(1);
                }
                return null;
            }
        }
    }

    private Map<String, Integer> committed() {
        return database.transact(
                "test",
                connection -> {
                    var rows = connection.createStatement().executeQuery("select key, n from hot");
                    var counts = new HashMap<String, Integer>();
                    while (rows.next()) {
                        counts.put(rows.getString(1), rows.getInt(2));
                    }
                    return counts;
                });
    }

    /// One transaction of one or two keys, disturbed in every way that has broken such readers.
    private void write(Random random) {
        try {
            database.transact(
                    "writer",
                    connection -> {
                        if (random.nextInt(3) == 0) {
                            execute(connection, "insert into unrelated values ('early')");
                            Thread.sleep(random.nextInt(4));
                        }
                        var first = random.nextInt(KEYS) + 1;
                        count(connection, first);
                        if (random.nextInt(4) == 0) {
                            undone(connection, first);
                        }
                        if (random.nextInt(4) == 0 && first < KEYS) {
                            count(connection, first + random.nextInt(KEYS - first) + 1);
                        }
                        if (random.nextInt(5) == 0) {
                            Thread.sleep(random.nextInt(6));
                        }
                        if (random.nextInt(8) == 0) {
                            throw new Disturbance();
                        }
                        return first;
                    });
        } catch (Disturbance e) {
            // nothing of it may be seen
        }
    }

    private void count(Connection connection, int key) throws SQLException {
        try (var update =
                connection.prepareStatement("update hot set n = n + 1 where key = ? returning n")) {
            update.setString(1, "k" + key);
            var row = update.executeQuery();
            row.next();
            database.publish(new Counted("k" + key, row.getInt(1)));
        }
    }

    /// Appends under a savepoint and takes it back, which also drops the registration.
    private static void undone(Connection connection, int key) throws SQLException {
        var savepoint = connection.setSavepoint();
        execute(connection, append("k" + key, "undone"));
        connection.rollback(savepoint);
    }

    private static String append(String key, String type) {
        return """
               select backbone.append('c', array['%s'], array['t'], array['%s'], array['c'], array[null::text],
                   array[null::text], array[''::bytea])
               """
                .formatted(type, key);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection open() throws SQLException {
        var connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<String> read(Connection reader, long after, long upTo) throws SQLException {
        return EventStore.read(reader, after, upTo, 100).stream().map(StoredEvent::type).toList();
    }

    @Test
    void readingEverythingAboveACursorWouldLoseWhatCommitsLate() throws Exception {
        try (var slow = open();
                var fast = open();
                var reader = pool.getConnection()) {
            execute(slow, append("a", "slow"));
            execute(fast, append("b", "fast"));
            fast.commit();
            assertThat(read(reader, 0, Long.MAX_VALUE)).containsExactly("fast");
            assertThat(read(reader, 0, EventStore.horizon(reader))).isEmpty();

            slow.commit();
            assertThat(read(reader, 3, Long.MAX_VALUE)).as("slow is lost").isEmpty();
            assertThat(read(reader, 0, EventStore.horizon(reader))).containsExactly("slow", "fast");
        }
    }

    /// The transaction ids say that `early` came first; its key was changed by `late` before.
    @Test
    void readingInTheOrderOfTransactionsWouldSwapEventsOfAKey() throws Exception {
        try (var early = open();
                var late = open();
                var reader = pool.getConnection()) {
            execute(early, "insert into unrelated values ('takes a transaction id')");
            execute(late, "update hot set n = n + 1 where key = 'k1'");
            execute(late, append("k1", "first"));
            late.commit();
            execute(early, "update hot set n = n + 1 where key = 'k1'");
            execute(early, append("k1", "second"));
            early.commit();

            var byTransaction =
                    "select string_agg(type, ' ' order by xmin::text::bigint) from backbone.events";
            try (var row = reader.createStatement().executeQuery(byTransaction)) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("second first");
            }
            assertThat(read(reader, 0, EventStore.horizon(reader)))
                    .containsExactly("first", "second");
        }
    }

    @Test
    void aSavepointRollbackGivesBackItsRegistrationAndTheNextAppendRegistersAnew()
            throws Exception {
        try (var writer = open();
                var other = open();
                var reader = pool.getConnection()) {
            var savepoint = writer.setSavepoint();
            execute(writer, append("a", "undone"));
            assertThat(EventStore.horizon(reader)).isEqualTo(1);
            writer.rollback(savepoint);
            execute(other, append("b", "other"));
            other.commit();
            assertThat(read(reader, 0, EventStore.horizon(reader))).containsExactly("other");

            execute(writer, append("a", "again"));
            assertThat(EventStore.horizon(reader)).isEqualTo(3);
            writer.commit();
            assertThat(EventStore.horizon(reader)).isEqualTo(4);
            assertThat(read(reader, 0, 4)).containsExactly("other", "again");
        }
    }

    @Test
    void whatIsKilledHoldsNothingUp() throws Exception {
        try (var killed = open();
                var reader = pool.getConnection()) {
            execute(killed, append("a", "never"));
            assertThat(EventStore.horizon(reader)).isEqualTo(1);
            try (var row = killed.createStatement().executeQuery("select pg_backend_pid()")) {
                row.next();
                execute(reader, "select pg_terminate_backend(%d, 5000)".formatted(row.getInt(1)));
            }
            assertThat(EventStore.horizon(reader)).isEqualTo(2);
            assertThat(read(reader, 0, 2)).isEmpty();
        }
    }

    @Test
    void writersOfAnotherDatabaseOrWithoutEventsMoveNoHorizon() throws Exception {
        var elsewhere = TestEngines.freshUrl();
        try (var otherPool = TestEngines.pool(elsewhere, 2);
                var foreign = DriverManager.getConnection(elsewhere);
                var silent = open();
                var reader = pool.getConnection()) {
            Tables.create(otherPool);
            foreign.setAutoCommit(false);
            execute(foreign, append("a", "foreign"));
            execute(silent, "insert into unrelated values ('open for long')");
            execute(reader, append("b", "ours"));
            assertThat(read(reader, 0, EventStore.horizon(reader))).containsExactly("ours");
        }
    }
}
