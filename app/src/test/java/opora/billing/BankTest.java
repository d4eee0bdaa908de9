package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import opora.engines.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A bank whose tellers and whose vault are killed again and again: its money stays as much as it
/// was.
class BankTest {
    private static final int ACCOUNTS = 20;
    private static final long EACH = 10_000;
    private static final int KILLS = 6;
    private static final Map<String, String> SETTINGS = Map.of("shared_buffers", "16MB");

    @TempDir private Path folder;

    @Test
    void totalsStayWhoeverIsKilled() throws Exception {
        var postgres = EmbeddedPostgres.start(folder.resolve("pg"), 0, SETTINGS);
        var url = open(postgres);
        var before = 0L;
        for (int kill = 1; kill <= KILLS; kill++) {
            var teller = teller(url);
            awaitMoves(url, before + 50);
            if (kill % 3 == 0) {
                var postmaster = ProcessHandle.of(postgres.pid()).orElseThrow();
                postmaster.destroyForcibly();
                postmaster.onExit().join();
                postgres = EmbeddedPostgres.start(folder.resolve("pg"), postgres.port(), SETTINGS);
                awaitMoves(url, before + 100); // the teller goes on by itself
            }
            teller.destroyForcibly().waitFor();
            before = check(url);
        }
        postgres.close();
    }

    private String open(EmbeddedPostgres postgres) throws SQLException {
        postgres.createDatabase("bank");
        var url = postgres.url("bank");
        Flyway.configure()
                .dataSource(url, null, null)
                .schemas("billing")
                .defaultSchema("billing")
                .locations("classpath:db/migration/billing")
                .load()
                .migrate();
        try (HikariDataSource pool = Teller.pool(url)) {
            var database = Teller.database(pool);
            var ledger = new Ledger(JdbcClient.create(database.joined()));
            var topUp = new TopUp(database, JdbcClient.create(database.joined()), ledger);
            for (int account = 0; account < ACCOUNTS; account++) {
                topUp.topUp(Teller.name(account), "first", EACH);
            }
        }
        return url;
    }

    private Process teller(String url) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Teller.class.getName(),
                                url,
                                Integer.toString(ACCOUNTS)))
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "teller", ".log").toFile())
                .start();
    }

    /// Answers how many transfers there are by then.
    private static long check(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            assertThat(LedgerAudit.of(connection)).isEmpty();
            assertThat(number(connection, "select sum(balance) from billing.wallets"))
                    .isEqualTo(ACCOUNTS * EACH);
            assertThat(
                            number(
                                    connection,
                                    """
                                    select sum(case when credit = 'company:adjustments' then amount else -amount end)
                                    from billing.transfers where kind = 'ADJUSTMENT'
                                    """))
                    .isZero();
            return moves(connection);
        }
    }

    private static void awaitMoves(String url, long wanted) throws Exception {
        opora.Eventually.holds(
                () -> {
                    try (var connection = DriverManager.getConnection(url)) {
                        assertThat(moves(connection)).isGreaterThanOrEqualTo(wanted);
                    }
                });
    }

    private static long moves(Connection connection) throws SQLException {
        return number(
                connection, "select count(*) from billing.transfers where kind = 'ADJUSTMENT'");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
