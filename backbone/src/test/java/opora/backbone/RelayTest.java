package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/// The relay fails, is killed and is doubled; what it carries has its effect once and in order.
class RelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static void publish(Database database, Numbered... events) {
        database.transact(
                "writer",
                connection -> {
                    for (var event : events) {
                        database.publish(Outgoing.begins(event, event.key()));
                    }
                    return events;
                });
    }

    private static BackboneSettings neverSaving() {
        var relay = TestEngines.quick().relay();
        return TestEngines.quick()
                .with(
                        new RelaySettings(
                                relay.batch(),
                                relay.window(),
                                relay.gather(),
                                relay.gatherLongest(),
                                relay.poll(),
                                Duration.ofHours(1),
                                relay.restart(),
                                relay.farewell()));
    }

    private static long saved(HikariDataSource pool) throws SQLException {
        return number(pool, "select position from backbone.relay");
    }

    private static long number(DataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Topic("relay.killed")
    public record Killed(@Key String key, int n) implements Numbered {}

    record KilledReader(Notebook notebook) {
        @Handles
        void on(Killed event) {
            notebook.write("reader", event);
        }
    }

    @Test
    void killedBetweenSendingAndSavingItSendsAgainWithoutASecondEffect() throws Exception {
        var url = TestEngines.freshUrl();
        try (var cable = new Cable(TestEngines.postgres().port());
                var direct = TestEngines.pool(url, 12);
                var doomed = TestEngines.pool(onPort(url, cable.port()), 4);
                var reader = TestEngines.backbone(direct, TestEngines.quick());
                var victim = TestEngines.backbone(doomed, neverSaving())) {
            victim.declare(List.of(Killed.class));
            victim.start();
            Eventually.holds(PATIENCE, () -> assertThat(leader(direct)).isEqualTo(1));
            var notebook = new Notebook(reader.database());
            reader.context("reader", List.of(new KilledReader(notebook)));
            reader.start();
            for (int n = 1; n <= 50; n++) {
                publish(reader.database(), new Killed("a", n), new Killed("b", n));
            }
            notebook.awaitWhole("reader", 2, 50, PATIENCE);
            assertThat(saved(direct)).isZero();

            cable.cut();
            publish(reader.database(), new Killed("a", 51), new Killed("b", 51));
            notebook.awaitWhole("reader", 2, 51, PATIENCE);
            Eventually.holds(PATIENCE, () -> assertThat(saved(direct)).isGreaterThan(100));
            notebook.awaitWhole("reader", 2, 51, PATIENCE);
        }
    }

    private static long leader(DataSource pool) throws SQLException {
        return number(
                pool,
                """
                select count(*) from pg_locks
                where locktype = 'advisory' and granted and classid = (20308 << 16) and mode = 'ExclusiveLock'
                  and database = (select oid from pg_database where datname = current_database())
                """);
    }

    static String onPort(String url, int port) {
        return url.replaceFirst("127.0.0.1:\\d+", "127.0.0.1:" + port);
    }

    @Topic("relay.doubled")
    public record Doubled(@Key String key, int n) implements Numbered {}

    record DoubledReader(Notebook notebook) {
        @Handles
        void on(Doubled event) {
            notebook.write("reader", event);
        }
    }

    @Test
    void twoRelaysAtOnceSendTwiceAndNobodyNotices() throws Exception {
        try (var pool = TestEngines.freshDatabase();
                var reader = TestEngines.backbone(pool, TestEngines.quick())) {
            var notebook = new Notebook(reader.database());
            reader.context("reader", List.of(new DoubledReader(notebook)));
            reader.start();
            var keys = List.of("a", "b", "c", "d", "e");
            var store = Tables.storeId(pool);
            try (var one = pool.getConnection();
                    var other = pool.getConnection();
                    var wire = new KafkaWire(TestEngines.client(), store);
                    var otherWire = new KafkaWire(TestEngines.client(), store)) {
                var course = course(one, wire);
                var zombie = course(other, otherWire);
                for (int n = 1; n <= 200; n++) {
                    for (var key : keys) {
                        publish(reader.database(), new Doubled(key, n));
                    }
                    if (n % 7 == 0) {
                        course.step();
                    }
                    if (n % 11 == 0) {
                        zombie.step();
                    }
                }
                course.step();
                zombie.step();
                course.finish(Duration.ofSeconds(5));
            }
            notebook.awaitWhole("reader", keys.size(), 200, PATIENCE);
        }
    }

    private static RelayCourse course(Connection connection, Wire wire) throws SQLException {
        var meters = new RelayMeters(new SimpleMeterRegistry());
        return new RelayCourse(connection, wire, RelaySettings.defaults(), meters);
    }

    @Topic(value = "relay.sparse", partitions = 4)
    public record Sparse(@Key String key, int n, String text) implements Numbered {}

    record SparseReader(Notebook notebook) {
        @Handles
        void on(Sparse event) {
            notebook.write("reader", event);
        }
    }

    /// The lane that stops has its last event far before the one that is refused.
    @Test
    void aRefusedRecordStopsItsLaneAloneUntilTheLimitIsRaised() throws Exception {
        var relay = TestEngines.quick().relay();
        var smallPages =
                new RelaySettings(
                        10,
                        relay.window(),
                        relay.gather(),
                        relay.gatherLongest(),
                        relay.poll(),
                        relay.save(),
                        relay.restart(),
                        relay.farewell());
        var busy = keyOn(0, 4);
        var quiet = keyOn(1, 4);
        var large = "x".repeat(50_000);
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick().with(smallPages))) {
            var notebook = new Notebook(backbone.database());
            backbone.context("sparse-reader", List.of(new SparseReader(notebook)));
            backbone.start();
            limit("relay.sparse", "10000");
            publish(backbone.database(), new Sparse(quiet, 1, ""));
            for (int n = 1; n <= 300; n++) {
                publish(backbone.database(), new Sparse(busy, n, ""));
            }
            publish(backbone.database(), new Sparse(quiet, 2, large), new Sparse(quiet, 3, ""));
            publish(backbone.database(), new Sparse(busy, 301, ""), new Sparse(quiet, 4, ""));

            Eventually.holds(
                    PATIENCE,
                    () -> {
                        assertThat(notebook.of("reader").get(busy)).isEqualTo(Notebook.upTo(301));
                        assertThat(notebook.of("reader").get(quiet)).containsExactly(1);
                    });
            limit("relay.sparse", "200000");
            Eventually.holds(
                    PATIENCE,
                    () -> assertThat(notebook.of("reader").get(quiet)).isEqualTo(Notebook.upTo(4)));
            assertThat(notebook.count("reader")).isEqualTo(305);
        }
    }

    static String keyOn(int partition, int partitions) {
        for (int i = 0; ; i++) {
            if (RelayCourse.partitionOf("key" + i, 0, partitions) == partition) {
                return "key" + i;
            }
        }
    }

    private static void limit(String topic, String bytes) throws Exception {
        try (var admin = Admin.create(TestEngines.client())) {
            var set =
                    new AlterConfigOp(
                            new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
        }
    }

    @Topic("relay.nowhere")
    public record Homeless(@Key String key, int n) implements Numbered {}

    @Topic("relay.somewhere")
    public record Housed(@Key String key, int n) implements Numbered {}

    record HousedReader(Notebook notebook) {
        @Handles
        void on(Housed event) {
            notebook.write("housed", event);
        }
    }

    record HomelessReader(Notebook notebook) {
        @Handles
        void on(Homeless event) {
            notebook.write("homeless", event);
        }
    }

    @Test
    void aTopicThatDoesNotExistHoldsUpNobodyElse() throws Exception {
        var client = new HashMap<>(TestEngines.client());
        client.put("max.block.ms", "300");
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, client, TestEngines.quick())) {
            var notebook = new Notebook(backbone.database());
            backbone.context("housed", List.of(new HousedReader(notebook)));
            backbone.start();
            for (int n = 1; n <= 20; n++) {
                publish(backbone.database(), new Homeless("a", n), new Housed("a", n));
            }
            notebook.awaitWhole("housed", 1, 20, PATIENCE);

            try (var late = TestEngines.backbone(pool, TestEngines.quick())) {
                late.context("homeless", List.of(new HomelessReader(notebook)));
                late.start();
                notebook.awaitWhole("homeless", 1, 20, PATIENCE);
            }
        }
    }

    @Test
    void itsConnectionGoesBackAsDurableAsItCame() throws Exception {
        try (var pool = TestEngines.pool(TestEngines.freshUrl(), 3)) {
            try (var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
                backbone.declare(List.of(Housed.class));
                backbone.start();
                Eventually.holds(PATIENCE, () -> assertThat(leader(pool)).isEqualTo(1));
            }
            var connections = new ArrayList<Connection>();
            for (int i = 0; i < 3; i++) {
                connections.add(pool.getConnection());
            }
            for (var connection : connections) {
                try (var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        """
                                        select current_setting('synchronous_commit'), current_setting('enable_seqscan')
                                        """)) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo("on");
                    assertThat(rows.getString(2)).isEqualTo("on");
                }
                connection.close();
            }
        }
    }

    @Test
    void oneThatWaitsForItsTurnAsksSeldomWhateverIsCommittedBesideIt() throws Exception {
        var asked = new AtomicInteger();
        try (var pool = TestEngines.freshDatabase();
                var leader = TestEngines.backbone(pool, TestEngines.quick())) {
            leader.declare(List.of(Housed.class));
            leader.start();
            Eventually.holds(PATIENCE, () -> assertThat(leader(pool)).isEqualTo(1));
            var counting = counting(pool, asked);
            var store = new EventStore(leader.types());
            var database = new Database(counting, store);
            try (var waiting =
                    new Relay(
                            database,
                            () -> {
                                throw new AssertionError("it must not lead");
                            },
                            TestEngines.quick().relay(),
                            new SimpleMeterRegistry())) {
                waiting.start();
                var until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                while (System.nanoTime() < until) {
                    store.signal();
                    Thread.sleep(1);
                }
            }
            assertThat(asked.get()).isBetween(1, 30);
        }
    }

    private static DataSource counting(DataSource pool, AtomicInteger statements) {
        return proxy(
                DataSource.class,
                pool,
                (name, answer) ->
                        name.equals("getConnection")
                                ? proxy(
                                        Connection.class,
                                        answer,
                                        (call, result) -> {
                                            if (call.contains("Statement")) {
                                                statements.incrementAndGet();
                                            }
                                            return result;
                                        })
                                : answer);
    }

    private interface Seen {
        Object answered(String method, Object answer);
    }

    private static <T> T proxy(Class<T> type, Object target, Seen seen) {
        return type.cast(
                Proxy.newProxyInstance(
                        RelayTest.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            try {
                                return seen.answered(
                                        method.getName(), method.invoke(target, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
