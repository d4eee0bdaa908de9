package opora;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

/// Lays out each context's tables in a schema of the context's name.
@Component
class Migrations {
    private static final int AT_ONCE = 8;

    private final Settings settings;
    private final HikariDataSource pool;

    Migrations(Settings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /// On threads of the platform: a virtual one that waits for a class to be initialized keeps its
    /// carrier, and few of them keep all there are, also from the one they wait for.
    void run() {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var runs =
                    settings.contexts().stream()
                            .map(name -> workers.submit(() -> run(name)))
                            .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot lay out tables: " + e.getMessage(), e);
        }
    }

    private void run(String context) {
        Flyway.configure()
                .dataSource(pool)
                .schemas(context)
                .defaultSchema(context)
                .locations("classpath:db/migration/" + context)
                .failOnMissingLocations(false)
                // branches number their files apart, so one may arrive after a higher one
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
