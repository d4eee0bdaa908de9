package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import opora.engines.EmbeddedKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka loses what it had acknowledged: the end of its log in a power failure, or everything
/// because it is another Kafka. The store still has it, and sends it again.
class ForgetfulKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Topic(value = "forgetful.told", partitions = 2)
    public record Told(@Key String key, int n) implements Numbered {}

    record Reader(Notebook notebook, String name) {
        @Handles
        void on(Told event) {
            notebook.write(name, event);
        }
    }

    @TempDir Path home;
    private EmbeddedKafka kafka;
    private int told;

    private Backbone backbone(DataSource pool, String... readers) {
        var backbone =
                new Backbone(
                        pool,
                        Map.of("bootstrap.servers", kafka.bootstrap()),
                        new MemoryRegistry(),
                        new SimpleMeterRegistry(),
                        TestEngines.quick());
        var notebook = new Notebook(backbone.database());
        backbone.declare(List.of(Told.class));
        for (var reader : readers) {
            backbone.context(reader, List.of(new Reader(notebook, reader)));
        }
        backbone.start();
        return backbone;
    }

    private void tell(Backbone backbone, int count) {
        for (int i = 0; i < count; i++) {
            told++;
            backbone.database()
                    .transact(
                            "writer",
                            connection -> {
                                for (var key : List.of("a", "b", "c")) {
                                    backbone.database()
                                            .publish(Outgoing.begins(new Told(key, told), key));
                                }
                                return told;
                            });
        }
    }

    private void awaitRelayed(DataSource pool) throws Exception {
        Eventually.holds(
                PATIENCE,
                () -> {
                    try (var connection = pool.getConnection();
                            var row =
                                    connection
                                            .createStatement()
                                            .executeQuery("select position from backbone.relay")) {
                        row.next();
                        assertThat(row.getLong(1)).isEqualTo(1 + 3L * told);
                    }
                });
    }

    /// One reader has seen what Kafka loses, the other has not.
    @Test
    void theEndOfTheLogIsLost() throws Exception {
        try (var pool = TestEngines.freshDatabase()) {
            kafka = EmbeddedKafka.start(home.resolve("kafka"), 0, Map.of());
            try (var backbone = backbone(pool, "quick", "slow")) {
                tell(backbone, 20);
                new Notebook(backbone.database()).awaitWhole("slow", 3, 20, PATIENCE);
                awaitRelayed(pool);
            }
            kafka.close();
            copy(home.resolve("kafka"), home.resolve("unflushed"));
            kafka = EmbeddedKafka.start(home.resolve("kafka"), 0, Map.of());
            try (var backbone = backbone(pool, "quick")) {
                tell(backbone, 15);
                new Notebook(backbone.database()).awaitWhole("quick", 3, 35, PATIENCE);
                awaitRelayed(pool);
            }
            kafka.close();
            kafka = EmbeddedKafka.start(home.resolve("unflushed"), 0, Map.of());
            try (var backbone = backbone(pool, "quick", "slow")) {
                tell(backbone, 10);
                var notebook = new Notebook(backbone.database());
                notebook.awaitWhole("slow", 3, 45, PATIENCE);
                notebook.awaitWhole("quick", 3, 45, PATIENCE);
            }
            kafka.close();
        }
    }

    @Test
    void itIsAnotherKafka() throws Exception {
        try (var pool = TestEngines.freshDatabase()) {
            kafka = EmbeddedKafka.start(home.resolve("first"), 0, Map.of());
            try (var backbone = backbone(pool, "old")) {
                tell(backbone, 30);
                new Notebook(backbone.database()).awaitWhole("old", 3, 30, PATIENCE);
                awaitRelayed(pool);
            }
            kafka.close();
            kafka = EmbeddedKafka.start(home.resolve("second"), 0, Map.of());
            try (var backbone = backbone(pool, "old", "new")) {
                tell(backbone, 10);
                var notebook = new Notebook(backbone.database());
                notebook.awaitWhole("new", 3, 40, PATIENCE);
                notebook.awaitWhole("old", 3, 40, PATIENCE);
            }
            kafka.close();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(
                    file -> {
                        try {
                            Files.copy(file, to.resolve(from.relativize(file)));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
