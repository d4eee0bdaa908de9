package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Processes lay out the same tables, also while others write to them.
class TablesTest {
    private static final String WRITE =
            "insert into backbone.person_keys (id, person, own) values ('k', 'p', false)";

    @Test
    void aProcessThatStartsWaitsForNobodysWrite() throws Exception {
        try (var pool = TestEngines.pool(TestEngines.freshUrl(), 3)) {
            Tables.create(pool);
            try (var writer = pool.getConnection()) {
                writer.setAutoCommit(false);
                run(writer, WRITE);

                CompletableFuture.runAsync(() -> Tables.create(pool)).get(20, TimeUnit.SECONDS);

                writer.commit();
            }
        }
    }

    @Test
    void anOlderLayoutIsBroughtUpToDateBesideAWriterThatBlocksIt() throws Exception {
        try (var pool = TestEngines.pool(TestEngines.freshUrl(), 3)) {
            Tables.create(pool);
            age(pool);
            try (var writer = pool.getConnection()) {
                writer.setAutoCommit(false);
                run(writer, WRITE);
                var start = CompletableFuture.runAsync(() -> Tables.create(pool));
                awaitBlocked(pool);

                // The script holds the interventions and waits for the keys.
                closeTheCircle(writer);

                start.get(20, TimeUnit.SECONDS);
            }
            assertThat(count(pool, "select count(*) from backbone.layout where script = 'old'"))
                    .isZero();
            assertThat(count(pool, "select count(*) from backbone.layout")).isOne();
        }
    }

    private static void age(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection()) {
            run(connection, "update backbone.layout set script = 'old'");
        }
    }

    private static void awaitBlocked(DataSource pool) throws Exception {
        Eventually.holds(
                Duration.ofSeconds(20),
                () ->
                        assertThat(
                                        count(
                                                pool,
                                                "select count(*) from pg_locks where not granted and relation ="
                                                        + " 'backbone.person_keys'::regclass"))
                                .isPositive());
    }

    private static void closeTheCircle(Connection writer) throws SQLException {
        try {
            run(writer, "lock table backbone.interventions in access share mode");
            writer.commit();
        } catch (SQLException e) {
            writer.rollback();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DataSource pool, String sql) {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
