package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Processes of one context share its work; they come and go as they like.
class ShareTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEYS = 12;

    @Topic(value = "share.worked", partitions = 6)
    public record Worked(@Key String key, int n) implements Numbered {}

    @Topic(value = "share.done", partitions = 2)
    public record Done(@Key String key, int n) implements Numbered {}

    /// Notes who did it, and answers with an event of its own.
    static class Worker {
        final Notebook notebook;
        final AtomicBoolean worked = new AtomicBoolean();

        Worker(Notebook notebook) {
            this.notebook = notebook;
        }

        @Handles
        Done on(Worked event) {
            worked.set(true);
            notebook.write("worker", event);
            return new Done(event.key(), event.n());
        }
    }

    static class Counter {
        final Notebook notebook;

        Counter(Notebook notebook) {
            this.notebook = notebook;
        }

        @Handles
        void on(List<Incoming<Done>> batch) {
            notebook.write("counter", batch.stream().map(Incoming::event).toList());
        }
    }

    private static Backbone process(HikariDataSource pool, List<Worker> workers) {
        var backbone = TestEngines.backbone(pool, TestEngines.quick());
        var notebook = new Notebook(backbone.database());
        var worker = new Worker(notebook);
        workers.add(worker);
        backbone.context("share-worker", List.of(worker));
        backbone.context("share-counter", List.of(new Counter(notebook)));
        backbone.start();
        return backbone;
    }

    private static int load(Database database, AtomicBoolean stop) throws InterruptedException {
        int n = 0;
        while (!stop.get()) {
            n++;
            publish(database, n);
            Thread.sleep(10);
        }
        return n;
    }

    private static void publish(Database database, int n) {
        database.transact(
                "writer",
                connection -> {
                    for (int key = 0; key < KEYS; key++) {
                        database.publish(Outgoing.begins(new Worked("k" + key, n), "flow"));
                    }
                    return n;
                });
    }

    @Test
    void threeProcessesJoinAndLeaveUnderLoad() throws Exception {
        var workers = new ArrayList<Worker>();
        try (var pool = TestEngines.pool(TestEngines.freshUrl(), 24);
                var first = process(pool, workers)) {
            var notebook = new Notebook(first.database());
            var stop = new AtomicBoolean();
            var count = new int[1];
            var writer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            count[0] = load(first.database(), stop);
                                        } catch (InterruptedException e) {
                                            Thread.currentThread().interrupt();
                                        }
                                    });
            var second = process(pool, workers);
            var third = process(pool, workers);
            Eventually.holds(
                    PATIENCE, () -> assertThat(workers).allMatch(worker -> worker.worked.get()));
            third.close();
            workers.get(1).worked.set(false);
            Eventually.holds(PATIENCE, () -> assertThat(workers.get(1).worked).isTrue());
            second.close();
            try (var fourth = process(pool, workers)) {
                Eventually.holds(PATIENCE, () -> assertThat(workers.get(3).worked).isTrue());
                stop.set(true);
                writer.join();
                notebook.awaitWhole("worker", KEYS, count[0], PATIENCE);
                notebook.awaitWhole("counter", KEYS, count[0], PATIENCE);
                assertThat(fourth.deadLetters().counts().keys()).isZero();
            }
        }
    }

    @Topic(value = "share.killed", partitions = 3)
    public record Toil(@Key String key, int n) implements Numbered {}

    static class Toiler {
        final Notebook notebook;

        Toiler(Notebook notebook) {
            this.notebook = notebook;
        }

        @Handles
        void on(Toil event) {
            notebook.write("toiler", event);
        }
    }

    private static void toil(Database database, int n) {
        database.transact(
                "writer",
                connection -> {
                    for (var key : List.of("a", "b", "c", "d")) {
                        database.publish(Outgoing.begins(new Toil(key, n), "flow"));
                    }
                    return n;
                });
    }

    /// A process of its own, that toils until it is killed.
    static final class Process {
        private Process() {}

        public static void main(String[] arguments) throws Exception {
            var client = Map.<String, Object>of("bootstrap.servers", arguments[1]);
            var backbone =
                    new Backbone(
                            TestEngines.pool(arguments[0], 6),
                            client,
                            new KafkaSchemaRegistry(client),
                            new SimpleMeterRegistry(),
                            TestEngines.quick());
            backbone.context(
                    "share-toiler", List.of(new Toiler(new Notebook(backbone.database()))));
            backbone.start();
            Thread.sleep(Long.MAX_VALUE);
        }

        static java.lang.Process start(String url) throws Exception {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Process.class.getName(),
                            url,
                            (String) TestEngines.client().get("bootstrap.servers"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    @Test
    void aProcessIsKilledWhileItRelaysAndHandles() throws Exception {
        var url = TestEngines.freshUrl();
        var running = new ArrayList<java.lang.Process>();
        try (var pool = TestEngines.pool(url, 6);
                var registry = new KafkaSchemaRegistry(TestEngines.client())) {
            Tables.create(pool);
            var types = new EventTypes(registry);
            types.declare(List.of(Toil.class));
            var database = new Database(pool, new EventStore(types));
            var notebook = new Notebook(database);
            running.add(Process.start(url));
            running.add(Process.start(url));
            int n = 0;
            for (int round = 0; round < 2; round++) {
                var seen = notebook.count("toiler");
                var until = System.nanoTime() + PATIENCE.toNanos();
                while (notebook.count("toiler") < seen + 100 && System.nanoTime() < until) {
                    toil(database, ++n);
                    Thread.sleep(5);
                }
                running.getFirst().destroyForcibly().waitFor();
            }
            notebook.awaitWhole("toiler", 4, n, PATIENCE);
        } finally {
            running.forEach(java.lang.Process::destroyForcibly);
        }
    }
}
