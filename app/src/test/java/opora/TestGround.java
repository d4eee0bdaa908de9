package opora;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import opora.backbone.Backbone;
import opora.backbone.BackboneSettings;
import opora.backbone.KafkaSchemaRegistry;
import opora.engines.EmbeddedKafka;
import opora.engines.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A backbone on a database of its own with the tables of some contexts, for tests of their acts.
/// The PostgreSQL server lives as long as the tests do; the broker is each ground's own, since the
/// names of topics are the same for all.
public final class TestGround implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final HikariDataSource pool = new HikariDataSource();
    private final EmbeddedKafka kafka;
    private final KafkaSchemaRegistry schemas;
    public final Backbone backbone;
    public final JdbcClient db;

    private TestGround(String... contexts) {
        var name = "t" + DATABASES.incrementAndGet();
        Shared.POSTGRES.createDatabase(name);
        pool.setJdbcUrl(Shared.POSTGRES.url(name));
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(1);
        for (var context : contexts) {
            Flyway.configure()
                    .dataSource(pool)
                    .schemas(context)
                    .defaultSchema(context)
                    .locations("classpath:db/migration/" + context)
                    .outOfOrder(true)
                    .load()
                    .migrate();
        }
        kafka = EmbeddedKafka.start(folder("kafka"), 0, Map.of());
        schemas = new KafkaSchemaRegistry(client());
        backbone =
                new Backbone(
                        pool,
                        client(),
                        schemas,
                        new SimpleMeterRegistry(),
                        BackboneSettings.defaults());
        db = JdbcClient.create(backbone.database().joined());
    }

    public static TestGround of(String... contexts) {
        return new TestGround(contexts);
    }

    /// The PostgreSQL server of all grounds.
    static EmbeddedPostgres server() {
        return Shared.POSTGRES;
    }

    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrap());
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("opora-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Publishes as that context would.
    public void publish(String context, Object event) {
        backbone.database()
                .transact(
                        context,
                        connection -> {
                            backbone.database().publish(event);
                            return event;
                        });
    }

    @Override
    public void close() {
        backbone.close();
        schemas.close();
        kafka.close();
        pool.close();
    }

    private static final class Shared {
        static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.start(folder("postgres"), 0);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
        }
    }
}
