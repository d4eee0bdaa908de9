package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Events on their whole way, beside what has stopped or shuffled others.
class FlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static void publish(Backbone backbone, Object... events) {
        backbone.database()
                .transact(
                        "writer",
                        connection -> {
                            for (var event : events) {
                                backbone.database().publish(Outgoing.begins(event, "flow"));
                            }
                            return events;
                        });
    }

    @Topic("flow.foreign")
    public record Foreign(@Key String key, int n) implements Numbered {}

    record ForeignReader(Notebook notebook) {
        @Handles
        void on(Foreign event) {
            notebook.write("reader", event);
        }
    }

    @Test
    void longTransactionsElsewhereDelayNothing() throws Exception {
        var elsewhere = TestEngines.freshUrl();
        var url = TestEngines.freshUrl();
        try (var pool = TestEngines.pool(url, 12);
                var backbone = TestEngines.backbone(pool, TestEngines.quick());
                var otherDatabase = DriverManager.getConnection(elsewhere);
                var otherSchema = DriverManager.getConnection(url)) {
            var notebook = new Notebook(backbone.database());
            backbone.context("reader", List.of(new ForeignReader(notebook)));
            backbone.start();
            publish(backbone, new Foreign("warm", 1));
            notebook.awaitWhole("reader", 1, 1, PATIENCE);
            otherDatabase.setAutoCommit(false);
            otherDatabase.createStatement().execute("create table long (n int)");
            otherSchema.setAutoCommit(false);
            otherSchema.createStatement().execute("create schema other");
            otherSchema.createStatement().execute("create table other.long (n int)");

            var millis = new ArrayList<Long>();
            for (int n = 1; n <= 40; n++) {
                var start = System.nanoTime();
                publish(backbone, new Foreign("a", n));
                var wanted = n + 1;
                while (notebook.count("reader") < wanted
                        && System.nanoTime() - start < PATIENCE.toNanos()) {
                    Thread.sleep(1);
                }
                millis.add((System.nanoTime() - start) / 1_000_000);
            }
            assertThat(notebook.of("reader").get("a")).isEqualTo(Notebook.upTo(40));
            Collections.sort(millis);
            assertThat(millis.get(20)).as("median of %s", millis).isLessThan(1_000);
            otherDatabase.commit();
            otherSchema.commit();
        }
    }

    @Topic(value = "flow.digits", partitions = 2)
    public record Digits(@Key String key, int n) implements Numbered {}

    record DigitsReader(Notebook notebook) {
        @Handles
        void on(List<Incoming<Digits>> batch) {
            notebook.write("reader", batch.stream().map(Incoming::event).toList());
        }
    }

    /// And a partition of the store, which ends at ten million.
    @Test
    void positionsGainADigitAndNothingIsLost() throws Exception {
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
            var notebook = new Notebook(backbone.database());
            backbone.context("digits-reader", List.of(new DigitsReader(notebook)));
            backbone.start();
            int n = 0;
            for (long power = 10; power <= 10_000_000; power *= 10) {
                jump(pool, power - 6);
                for (int i = 0; i < 5; i++) {
                    n++;
                    publish(backbone, new Digits("a", n), new Digits("b", n));
                }
                notebook.awaitWhole("reader", 2, n, PATIENCE);
            }
        }
    }

    private static void jump(HikariDataSource pool, long position) throws Exception {
        try (var connection = pool.getConnection()) {
            var sql =
                    """
                    select setval('backbone.position', greatest(%d, (select last_value from backbone.position)))
                    """;
            connection.createStatement().execute(sql.formatted(position));
            Tables.makeRoom(connection);
        }
    }

    @Topic(value = "flow.one", partitions = 1)
    public record One(@Key String key, int n) implements Numbered {}

    @Topic(value = "flow.twelve", partitions = 12)
    public record Twelve(@Key String key, int n) implements Numbered {}

    @Topic(value = "flow.keyless", partitions = 3)
    public record Keyless(String key, int n) implements Numbered {}

    record WidthReader(Notebook notebook) {
        @Handles
        void on(One event) {
            notebook.write("one", event);
        }

        @Handles
        void on(Twelve event) {
            notebook.write("twelve", event);
        }

        @Handles
        void on(Keyless event) {
            notebook.write("keyless", event);
        }
    }

    @Test
    void topicsOfAllWidthsAndEventsWithoutKeysArrive() throws Exception {
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
            var notebook = new Notebook(backbone.database());
            backbone.context("width-reader", List.of(new WidthReader(notebook)));
            backbone.start();
            for (int n = 1; n <= 20; n++) {
                for (int key = 0; key < 15; key++) {
                    publish(backbone, new One("k" + key, n), new Twelve("k" + key, n));
                }
                publish(backbone, new Keyless("none", n), new Keyless("none", n + 20));
            }
            notebook.awaitWhole("one", 15, 20, PATIENCE);
            notebook.awaitWhole("twelve", 15, 20, PATIENCE);
            Eventually.holds(
                    PATIENCE,
                    () ->
                            assertThat(notebook.of("keyless").get("none"))
                                    .containsExactlyInAnyOrderElementsOf(
                                            IntStream.rangeClosed(1, 40).boxed().toList()));
        }
    }

    @Topic(value = "flow.large", partitions = 1)
    public record Large(@Key String key, int n, String text) implements Numbered {}

    record LargeReader(Notebook notebook) {
        @Handles
        void on(Large event) {
            notebook.write("reader", event);
        }
    }

    /// More of them than may be on their way at once.
    @Test
    void largeEventsFlowAndThoseTooLargeAreRefusedWhenPublished() throws Exception {
        var text = "x".repeat(800_000);
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
            var notebook = new Notebook(backbone.database());
            backbone.context("large-reader", List.of(new LargeReader(notebook)));
            backbone.start();
            for (int n = 1; n <= 25; n++) {
                publish(backbone, new Large("a", 2 * n - 1, text), new Large("a", 2 * n, ""));
            }
            assertThatThrownBy(
                            () ->
                                    publish(
                                            backbone,
                                            new Large("a", 51, ""),
                                            new Large("a", 52, "x".repeat(900_001))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(".*Large has 900\\d+ bytes; an event may have 900000");
            assertThatThrownBy(() -> publish(backbone, new Large("k".repeat(60_000), 1, "")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("the key of .*Large may have 50000 bytes");
            publish(backbone, new Large("a", 51, ""));
            notebook.awaitWhole("reader", 1, 51, PATIENCE);
        }
    }
}
