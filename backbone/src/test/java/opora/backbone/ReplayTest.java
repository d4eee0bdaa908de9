package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Topic("replayed.sold")
    public record Sold(@Key String sku, int pieces) {}

    @Topic("replayed.picked")
    public record Picked(@Key String sku, int pieces) {}

    @Topic("replayed.far")
    public record Far(@Key String sku, int pieces) {}

    @Topic("replayed.odd")
    public record Odd(@Key String sku, int pieces) {}

    /// Counts what was sold; a mistake in `factor` is what a replay mends.
    abstract static class Sales implements Projection {
        private final Database database;
        volatile int factor = 1;
        volatile boolean picky;

        Sales(Database database) {
            this.database = database;
        }

        @Override
        public String name() {
            return "sales";
        }

        @Override
        public void clear() {
            run("delete from sales");
        }

        void count(String sku, int pieces) {
            if (picky && pieces < 0) {
                throw new IllegalArgumentException("fewer than none");
            }
            run(
                    """
                    insert into sales values (?, ?, 1)
                    on conflict (sku) do update
                    set pieces = sales.pieces + excluded.pieces, times = sales.times + 1
                    """,
                    sku,
                    pieces * factor);
        }

        private void run(String sql, Object... parameters) {
            try (var connection = database.joined().getConnection();
                    var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new DatabaseFailure(e);
            }
        }
    }

    static class SalesOfSold extends Sales {
        SalesOfSold(Database database) {
            super(database);
        }

        @Handles
        void on(Sold sold) {
            count(sold.sku(), sold.pieces());
        }
    }

    static class SalesOfPicked extends Sales {
        SalesOfPicked(Database database) {
            super(database);
        }

        @Handles
        void on(Picked picked) {
            count(picked.sku(), picked.pieces());
        }
    }

    static class SalesOfFar extends Sales {
        SalesOfFar(Database database) {
            super(database);
        }

        @Handles
        void on(List<Incoming<Far>> batch) {
            batch.forEach(far -> count(far.event().sku(), far.event().pieces()));
        }
    }

    static class SalesOfOdd extends Sales {
        SalesOfOdd(Database database) {
            super(database);
        }

        @Handles
        void on(Odd odd) {
            count(odd.sku(), odd.pieces());
        }
    }

    private static void layOut(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table sales (sku text primary key, pieces int, times int)");
        }
    }

    private static void sell(Database database, Object... all) {
        database.transact(
                "shop",
                connection -> {
                    for (var sold : all) {
                        database.publish(sold);
                    }
                    return all;
                });
    }

    private static List<List<Object>> sales(DataSource pool) {
        return List.copyOf(
                QueriedRows.of(pool, "select sum(pieces), sum(times), count(*) from sales"));
    }

    private static List<List<Object>> row(long pieces, long times, long skus) {
        return List.of(List.copyOf(QueriedRows.comparable(List.of(pieces, times, skus))));
    }

    @Test
    void mendsAProjectionUnderLoadWithoutLosingOrDoublingAnything() throws Exception {
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
            layOut(pool);
            var database = backbone.database();
            var sales = new SalesOfSold(database);
            sales.factor = 3;
            backbone.context("replayed-reports", List.of(sales));
            backbone.start();
            var pieces = new AtomicLong();
            var times = new AtomicLong();
            var selling = new AtomicBoolean(true);
            var load =
                    CompletableFuture.runAsync(
                            () -> {
                                while (selling.get()) {
                                    var random = ThreadLocalRandom.current();
                                    var sold =
                                            new Sold("s" + random.nextInt(40), random.nextInt(9));
                                    sell(database, sold);
                                    pieces.addAndGet(sold.pieces());
                                    times.incrementAndGet();
                                }
                            });
            Eventually.holds(
                    Duration.ofSeconds(60), () -> assertThat(times.get()).isGreaterThan(1_500));

            sales.factor = 1;
            var heard = new CopyOnWriteArrayList<Long>();
            var seenMeanwhile = new CopyOnWriteArrayList<List<List<Object>>>();
            var handled =
                    backbone.replay(
                            "replayed-reports",
                            "sales",
                            (events, where) -> {
                                heard.add(events);
                                seenMeanwhile.add(sales(pool));
                            });
            Eventually.holds(
                    Duration.ofSeconds(20),
                    () -> assertThat(times.get()).isGreaterThan(handled + 300));
            selling.set(false);
            load.join();

            Eventually.holds(
                    Duration.ofSeconds(20),
                    () -> assertThat(sales(pool)).isEqualTo(row(pieces.get(), times.get(), 40)));
            assertThat(handled).isPositive();
            assertThat(heard).last().isEqualTo(handled);
            assertThat(seenMeanwhile).allMatch(seen -> !seen.equals(row(0, 0, 0)));
        }
    }

    @Test
    void handlesAgainOnlyWhatWasHandled() throws Exception {
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
            layOut(pool);
            var sales = new SalesOfPicked(backbone.database());
            sales.picky = true;
            backbone.context("picky-reports", List.of(sales));
            backbone.start();
            sell(
                    backbone.database(),
                    new Picked("fine", 5),
                    new Picked("waits", -1),
                    new Picked("waits", 10),
                    new Picked("edited", -2),
                    new Picked("thrown", -3));
            var dead = backbone.deadLetters();
            Eventually.holds(
                    Duration.ofSeconds(20), () -> assertThat(dead.counts().dead()).isEqualTo(3));
            for (var letter : dead.heads(10)) {
                switch (String.valueOf(letter.key())) {
                    case "edited" ->
                            dead.edit(letter.id(), "{\"sku\":\"edited\",\"pieces\":2}", "ann");
                    case "thrown" -> dead.discard(letter.id(), "a mistake", "ann");
                    default -> assertThat(letter.key()).isEqualTo("waits");
                }
            }
            Eventually.holds(
                    Duration.ofSeconds(20), () -> assertThat(sales(pool)).isEqualTo(row(7, 2, 2)));

            var handled = backbone.replay("picky-reports", "sales", (events, where) -> {});

            assertThat(handled).isEqualTo(2);
            assertThat(sales(pool)).isEqualTo(row(7, 2, 2));
            sales.picky = false;
            dead.heads(10).forEach(letter -> dead.retry(letter.id(), "ann"));
            Eventually.holds(
                    Duration.ofSeconds(20), () -> assertThat(sales(pool)).isEqualTo(row(16, 4, 3)));
        }
    }

    @Test
    void readsWhatOtherDatabasesPublishedFromKafka() throws Exception {
        try (var shopPool = TestEngines.freshDatabase();
                var pool = TestEngines.freshDatabase();
                var shop = TestEngines.backbone(shopPool, TestEngines.quick());
                var reports = TestEngines.backbone(pool, TestEngines.quick())) {
            layOut(pool);
            var sales = new SalesOfFar(reports.database());
            reports.context("far-reports", List.of(sales));
            shop.declare(List.of(Far.class));
            shop.start();
            reports.start();
            sell(shop.database(), new Far("a", 1), new Far("b", 2));
            sell(reports.database(), new Far("c", 4));
            Eventually.holds(
                    Duration.ofSeconds(20),
                    () ->
                            assertThat(
                                            QueriedRows.of(
                                                    pool,
                                                    "select sum(pieces) from sales where sku in ('a', 'b', 'c')"))
                                    .isEqualTo(List.of(QueriedRows.comparable(List.of(7)))));
            var before = QueriedRows.of(pool, "select * from sales order by sku");

            reports.replay("far-reports", "sales", (events, where) -> {});

            assertThat(QueriedRows.of(pool, "select * from sales order by sku")).isEqualTo(before);
        }
    }

    @Test
    void keepsTheOldRowsWhenItFails() throws Exception {
        try (var pool = TestEngines.freshDatabase();
                var backbone = TestEngines.backbone(pool, TestEngines.quick())) {
            layOut(pool);
            var sales = new SalesOfOdd(backbone.database());
            backbone.context("failing-reports", List.of(sales));
            backbone.start();
            sell(backbone.database(), new Odd("odd", -7));
            Eventually.holds(
                    Duration.ofSeconds(20),
                    () ->
                            assertThat(
                                            QueriedRows.of(
                                                    pool,
                                                    "select pieces from sales where sku = 'odd'"))
                                    .isNotEmpty());
            var before = QueriedRows.of(pool, "select * from sales order by sku");
            sales.picky = true;
            assertThatThrownBy(
                            () ->
                                    backbone.replay(
                                            "failing-reports", "sales", (events, where) -> {}))
                    .hasMessageContaining("fewer than none");
            assertThat(QueriedRows.of(pool, "select * from sales order by sku")).isEqualTo(before);
            assertThatThrownBy(() -> backbone.replay("failing-reports", "none", (e, w) -> {}))
                    .hasMessageContaining("sales");
        }
    }
}
