package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import opora.engines.EmbeddedKafka;
import opora.engines.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database goes away while Kafka stays, Kafka goes away while the database stays, and answers
/// get lost on the way: nothing is lost, nothing doubled, nothing swapped.
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SMALL = Map.of("shared_buffers", "32MB");

    @TempDir static Path data;
    private static EmbeddedPostgres postgres;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0, SMALL);
        kafka = EmbeddedKafka.start(data.resolve("kafka"), 0, Map.of());
    }

    @AfterAll
    static void stop() {
        kafka.close();
        postgres.close();
    }

    private static Backbone backbone(HikariDataSource pool) {
        return new Backbone(
                pool,
                Map.of("bootstrap.servers", kafka.bootstrap()),
                new MemoryRegistry(),
                new SimpleMeterRegistry(),
                TestEngines.quick());
    }

    private static HikariDataSource pool(String name, int port) {
        postgres.createDatabase(name);
        return TestEngines.pool(RelayTest.onPort(postgres.url(name), port), 8);
    }

    /// Writes 1, 2, 3 and so on for three keys until told to stop, again and again whatever fails;
    /// the number comes from the database, so that a commit whose answer was lost is not repeated.
    private static final class Writer {
        private final Database database;
        private final String run;
        private final AtomicBoolean stop = new AtomicBoolean();
        private final Thread thread = Thread.ofVirtual().unstarted(this::run);

        Writer(Database database, String run) {
            this.database = database;
            this.run = run;
            new Notebook(database)
                    .sql("create table if not exists written (key text primary key, n int)");
        }

        private void run() {
            while (!stop.get()) {
                try {
                    database.transact(
                            "writer",
                            connection -> {
                                for (var key : List.of("a", "b", "c")) {
                                    var row =
                                            connection
                                                    .createStatement()
                                                    .executeQuery(
                                                            """
                                                            insert into written values ('%s', 1)
                                                            on conflict (key) do update set n = written.n + 1 returning n
                                                            """
                                                                    .formatted(key));
                                    row.next();
                                    database.publish(
                                            Outgoing.begins(
                                                    new Stored(key, row.getInt(1), run), key));
                                }
                                return stop;
                            });
                    Thread.sleep(5);
                } catch (DatabaseFailure e) {
                    // away: the next turn asks what was written
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        Writer start() {
            thread.start();
            return this;
        }

        int finish() throws Exception {
            stop.set(true);
            thread.join();
            var written = new AtomicInteger();
            Eventually.holds(PATIENCE, () -> written.set(last()));
            return written.get();
        }

        private int last() {
            return database.transact(
                    "writer",
                    connection -> {
                        var row =
                                connection
                                        .createStatement()
                                        .executeQuery("select max(n) from written");
                        row.next();
                        return row.getInt(1);
                    });
        }
    }

    @Topic(value = "outage.stored", partitions = 2)
    public record Stored(@Key String key, int n, String run) implements Numbered {}

    /// Each test has a store of its own, but they share the topic.
    record Reader(Notebook notebook, String run) {
        @Handles
        void on(Stored event) {
            if (event.run().equals(run)) {
                notebook.write("reader", event);
            }
        }
    }

    @Test
    void theDatabaseRestartsWhileKafkaStays() throws Exception {
        try (var pool = pool("restarted", postgres.port());
                var backbone = backbone(pool)) {
            var notebook = new Notebook(backbone.database());
            backbone.context("restarted", List.of(new Reader(notebook, "restarted")));
            backbone.start();
            var writer = new Writer(backbone.database(), "restarted").start();
            Eventually.holds(
                    PATIENCE, () -> assertThat(notebook.count("reader")).isGreaterThan(60));
            var port = postgres.port();
            postgres.close();
            Thread.sleep(2_000);
            postgres = EmbeddedPostgres.start(data.resolve("postgres"), port, SMALL);
            Thread.sleep(1_000);
            var written = writer.finish();
            notebook.awaitWhole("reader", 3, written, PATIENCE);
            assertThat(backbone.deadLetters().counts()).isEqualTo(new DeadLetters.Counts(0, 0));
        }
    }

    @Test
    void kafkaRestartsWhileTheDatabaseStays() throws Exception {
        try (var pool = pool("accepting", postgres.port());
                var backbone = backbone(pool)) {
            var notebook = new Notebook(backbone.database());
            backbone.context("accepting", List.of(new Reader(notebook, "accepting")));
            backbone.start();
            var writer = new Writer(backbone.database(), "accepting").start();
            Eventually.holds(
                    PATIENCE, () -> assertThat(notebook.count("reader")).isGreaterThan(60));
            var port = Integer.parseInt(kafka.bootstrap().split(":")[1]);
            kafka.close();
            Thread.sleep(2_000);
            kafka = EmbeddedKafka.start(data.resolve("kafka"), port, Map.of());
            var written = writer.finish();
            assertThat(written).isGreaterThan(100);
            notebook.awaitWhole("reader", 3, written, PATIENCE);
        }
    }

    @Test
    void everyConnectionIsTerminatedAgainAndAgain() throws Exception {
        try (var pool = pool("terminated", postgres.port());
                var backbone = backbone(pool);
                var admin = TestEngines.pool(postgres.url("postgres"), 1)) {
            var notebook = new Notebook(backbone.database());
            backbone.context("terminated", List.of(new Reader(notebook, "terminated")));
            backbone.start();
            var writer = new Writer(backbone.database(), "terminated").start();
            for (int i = 0; i < 12; i++) {
                Thread.sleep(250);
                try (var connection = admin.getConnection()) {
                    connection
                            .createStatement()
                            .execute(
                                    """
                                    select pg_terminate_backend(pid) from pg_stat_activity where datname = 'terminated'
                                    """);
                }
            }
            Thread.sleep(1_500);
            notebook.awaitWhole("reader", 3, writer.finish(), PATIENCE);
        }
    }

    /// The consumer never learns that its commit has happened.
    @Test
    void aCommitWhoseAnswerIsLostIsNotRepeated() throws Exception {
        try (var cable = new Cable(postgres.port());
                var direct = pool("answers", postgres.port());
                var viaCable = pool("answers", cable.port());
                var publisher = backbone(direct);
                var reader = backbone(viaCable)) {
            var notebook = new Notebook(publisher.database());
            var lost = new AtomicBoolean();
            var handler =
                    new Object() {
                        @Handles
                        void on(Stored event) {
                            if (!event.run().equals("answers")) {
                                return;
                            }
                            notebook.write("reader", event);
                            if (event.n() == 5 && lost.compareAndSet(false, true)) {
                                cable.loseAnswers();
                            }
                        }
                    };
            reader.context("answers", List.of(handler));
            reader.start();
            publisher.declare(List.of(Stored.class));
            for (int n = 1; n <= 5; n++) {
                publish(publisher, new Stored("a", n, "answers"));
                var upTo = n;
                Eventually.holds(
                        PATIENCE, () -> assertThat(notebook.count("reader")).isEqualTo(upTo));
            }
            cable.cut();
            for (int n = 6; n <= 8; n++) {
                publish(publisher, new Stored("a", n, "answers"));
            }
            cable.mend();
            notebook.awaitWhole("reader", 1, 8, PATIENCE);
            assertThat(lost).isTrue();
        }
    }

    private static void publish(Backbone backbone, Stored event) {
        backbone.database()
                .transact(
                        "writer",
                        connection -> {
                            backbone.database().publish(Outgoing.begins(event, "flow"));
                            return event;
                        });
    }
}
