package opora.backbone;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import opora.engines.EmbeddedKafka;
import opora.engines.EmbeddedPostgres;

/// One PostgreSQL and one Kafka for the whole run; every test has databases and topics of its own.
public final class TestEngines {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final TestEngines INSTANCE = new TestEngines();

    private final Path data;
    final EmbeddedPostgres postgres;
    final EmbeddedKafka kafka;

    private TestEngines() {
        try {
            data = Files.createTempDirectory("opora-engines");
            postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0);
            kafka = EmbeddedKafka.start(data.resolve("kafka"), 0, Map.of());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    kafka.close();
                                    postgres.close();
                                    delete(data);
                                }));
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            System.err.println(folder + " stays: " + e.getMessage());
        }
    }

    public static Map<String, Object> client() {
        return Map.of("bootstrap.servers", INSTANCE.kafka.bootstrap());
    }

    static EmbeddedPostgres postgres() {
        return INSTANCE.postgres;
    }

    /// A pool on a database that nobody else uses.
    public static HikariDataSource freshDatabase() {
        return pool(freshUrl(), 12);
    }

    /// Where a database is that nobody else uses.
    static String freshUrl() {
        var name = "t" + DATABASES.incrementAndGet();
        INSTANCE.postgres.createDatabase(name);
        return INSTANCE.postgres.url(name);
    }

    /// What tests wait for happens sooner than with the defaults: a relay that takes over, a
    /// consumer that comes back, a key that is tried again.
    static BackboneSettings quick() {
        var relay = RelaySettings.defaults();
        var consumer = ConsumerSettings.defaults();
        var retries = new RetryPolicy(3, Duration.ofMillis(50), Duration.ofMillis(100));
        return BackboneSettings.defaults()
                .with(
                        new RelaySettings(
                                relay.batch(),
                                relay.window(),
                                relay.gather(),
                                relay.gatherLongest(),
                                relay.poll(),
                                relay.save(),
                                Duration.ofMillis(50),
                                Duration.ofSeconds(1)))
                .with(
                        new ConsumerSettings(
                                1,
                                consumer.batch(),
                                consumer.enough(),
                                consumer.gather(),
                                consumer.gatherLongest(),
                                Duration.ofMillis(50),
                                Duration.ofMillis(100),
                                retries));
    }

    static Backbone backbone(DataSource pool, BackboneSettings settings) {
        return backbone(pool, client(), settings);
    }

    static Backbone backbone(
            DataSource pool, Map<String, Object> client, BackboneSettings settings) {
        return new Backbone(
                pool, client, new MemoryRegistry(), new SimpleMeterRegistry(), settings);
    }

    static HikariDataSource pool(String url, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(1_000);
        return pool;
    }
}
