package opora.backbone;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import opora.engines.EmbeddedKafka;
import opora.engines.EmbeddedPostgres;

/// One PostgreSQL and one Kafka for the whole run; every test has databases and topics of its own.
final class TestEngines {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final TestEngines INSTANCE = new TestEngines();

    final EmbeddedPostgres postgres;
    final EmbeddedKafka kafka;

    private TestEngines() {
        try {
            Path data = Files.createTempDirectory("opora-engines");
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
                                }));
    }

    static Map<String, Object> client() {
        return Map.of("bootstrap.servers", INSTANCE.kafka.bootstrap());
    }

    static EmbeddedPostgres postgres() {
        return INSTANCE.postgres;
    }

    /// A pool on a database that nobody else uses.
    static HikariDataSource freshDatabase() {
        var name = "t" + DATABASES.incrementAndGet();
        INSTANCE.postgres.createDatabase(name);
        return pool(INSTANCE.postgres.url(name), 12);
    }

    static HikariDataSource pool(String url, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        return pool;
    }
}
