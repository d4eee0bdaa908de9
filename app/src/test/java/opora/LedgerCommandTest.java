package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import opora.engines.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `opora ledger verify` on a data folder where nothing runs, and where something does.
class LedgerCommandTest {
    @TempDir private Path folder;

    @Test
    void namesTheWrongAccountAndEndsWithOne() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0)) {
            postgres.createDatabase(Engines.DATABASE);
            Flyway.configure()
                    .dataSource(postgres.url(Engines.DATABASE), null, null)
                    .schemas("billing")
                    .defaultSchema("billing")
                    .locations("classpath:db/migration/billing")
                    .load()
                    .migrate();
            assertThat(verify()).isEqualTo("0 The ledger is right.\n");
        }
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
                var connection = DriverManager.getConnection(postgres.url(Engines.DATABASE));
                var statement = connection.createStatement()) {
            statement.execute("insert into billing.wallets (username, balance) values ('eve', 7)");
        }
        assertThat(verify())
                .startsWith("1 wallet of eve holds 7 and 0 aside, its postings say 0 and 0\n");
        assertThat(verify("--data", folder.resolve("nowhere").toString()))
                .startsWith("2 opora: there is no data in");
    }

    private String verify(String... more) {
        var said = new StringWriter();
        var command =
                Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        var words =
                more.length > 0
                        ? new String[] {"ledger", "verify", more[0], more[1]}
                        : new String[] {"ledger", "verify", "--data", folder.toString()};
        var code = command.execute(words);
        return code + " " + said;
    }
}
