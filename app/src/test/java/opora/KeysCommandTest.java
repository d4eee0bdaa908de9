package opora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import opora.engines.DataLock;
import opora.engines.EmbeddedPostgres;
import opora.shell.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `opora keys rotate`, also when it is killed half-way.
class KeysCommandTest {
    private static final int SECRETS = 12;

    @TempDir private Path folder;

    @Test
    void goesOnWhereItWasCutOffAndLeavesNothingUnderTheOldKey() throws Exception {
        var before = new MasterKey(null, folder);
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0)) {
            postgres.createDatabase(Engines.DATABASE);
            var url = postgres.url(Engines.DATABASE);
            fill(url, before);
            Files.writeString(
                    folder.resolve("master.key"),
                    "A".repeat(43) + "=\n" + Files.readString(folder.resolve("master.key")));
            var both = new MasterKey(null, folder);
            assertThatThrownBy(() -> new RotateKeys(url, both).run(KeysCommandTest::killedAtFive))
                    .hasMessage("killed");
            assertThat(opened(url, both)).isEqualTo(SECRETS);
            assertThat(opened(url, both.newest())).isEqualTo(5);
            assertThat(opened(url, before)).isEqualTo(SECRETS - 5);
        }
        assertThat(rotate())
                .isEqualTo("0 There is a new master key; 7 secrets are sealed with it.\n");
        assertThat(Files.readAllLines(folder.resolve("master.key"))).hasSize(2);
        assertThat(rotate()).startsWith("0 There is a new master key; 12 secrets");
        assertThat(Files.readAllLines(folder.resolve("master.key"))).hasSize(2);
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0)) {
            var url = postgres.url(Engines.DATABASE);
            var now = new MasterKey(null, folder);
            assertThat(opened(url, now.newest())).isEqualTo(SECRETS);
            assertThat(opened(url, before)).isZero();
        }
        try (var _ = DataLock.take(folder)) {
            assertThat(rotate()).startsWith("2 opora: stop the Opora on");
        }
    }

    @Test
    void knowsEveryPlaceThatHoldsSomethingSealed() throws IOException {
        var known = RotateKeys.PLACES.stream().map(RotateKeys.Place::table).toList();
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            var sealed =
                    files.filter(Files::isRegularFile)
                            .flatMap(file -> tablesWithSealed(read(file)))
                            .collect(Collectors.toSet());
            assertThat(sealed).isNotEmpty();
            assertThat(known).containsAll(sealed);
        }
    }

    private static java.util.stream.Stream<String> tablesWithSealed(String sql) {
        return java.util.regex.Pattern.compile("create table ([a-z_.]+) \\(([^;]*)\\);")
                .matcher(sql)
                .results()
                .filter(table -> table.group(2).contains(" sealed bytea"))
                .map(table -> table.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void killedAtFive(int done) {
        if (done == 5) {
            throw new IllegalStateException("killed");
        }
    }

    private static void fill(String url, MasterKey master) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            var tables =
                    """
                    create schema identity; create schema journal;
                    create table identity.signing_keys (id text primary key, sealed bytea not null);
                    create table journal.chain (one boolean primary key default true, key bytea not null);
                    """;
            connection.createStatement().execute(tables);
            for (var i = 0; i < SECRETS - 1; i++) {
                insert(
                        connection,
                        "insert into identity.signing_keys values (?, ?)",
                        "k" + i,
                        master);
            }
            try (var chain =
                    connection.prepareStatement("insert into journal.chain (key) values (?)")) {
                chain.setBytes(1, master.seal(new byte[] {1}, "journal"));
                chain.executeUpdate();
            }
        }
    }

    private static void insert(Connection connection, String sql, String id, MasterKey master)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.setBytes(2, master.seal(id.getBytes(), id));
            statement.executeUpdate();
        }
    }

    private static int opened(String url, MasterKey master) throws SQLException {
        var opened = 0;
        var sql =
                "select id, sealed from identity.signing_keys union all select 'journal', key from journal.chain";
        try (var connection = DriverManager.getConnection(url);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                opened += master.opens(rows.getBytes(2), rows.getString(1)) ? 1 : 0;
            }
        }
        return opened;
    }

    private String rotate() {
        var said = new StringWriter();
        var command =
                Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        var code = command.execute("keys", "rotate", "--data", folder.toString());
        return code + " " + said;
    }
}
