package opora.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Map<String, String> SMALL = Map.of("shared_buffers", "16MB");

    @TempDir Path dir;

    @Test
    void keepsRowsOverARestart() throws Exception {
        try (var server = EmbeddedPostgres.start(dir, 0, SMALL)) {
            server.createDatabase("shop");
            server.createDatabase("shop");
            run(server.url("shop"), "create table kept as select 42 as answer");
        }
        try (var server = EmbeddedPostgres.start(dir, 0, SMALL)) {
            assertThat(ask(server.url("shop"), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void isDurableAndListensOnLoopbackOnly() throws Exception {
        try (var server = EmbeddedPostgres.start(dir, 0)) {
            var url = server.url("postgres");
            assertThat(ask(url, "show fsync")).isEqualTo("on");
            assertThat(ask(url, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(url, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(url, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(url, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(url, "select lower('ПРИВЕТ')")).isEqualTo("привет");
        }
    }

    @Test
    void adoptsTheServerOfAProcessThatWasKilled() throws Exception {
        var orphan = startInAProcessAndKillIt();
        try (var server = EmbeddedPostgres.start(dir, 0, SMALL)) {
            assertThat(server.pid()).isEqualTo(orphan.pid());
            assertThat(server.port()).isEqualTo(orphan.port());
            assertThat(ask(server.url("left"), "select 1")).isEqualTo("1");
        }
        assertThat(ProcessHandle.of(orphan.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void startsAgainAfterTheServerItselfWasKilled() throws Exception {
        var server = EmbeddedPostgres.start(dir, 0, SMALL);
        run(server.url("postgres"), "create table kept as select 7 as answer");
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        server.close();
        assertThat(dir.resolve("cluster/postmaster.pid")).exists();
        try (var next = EmbeddedPostgres.start(dir, 0, SMALL)) {
            assertThat(next.pid()).isNotEqualTo(server.pid());
            assertThat(ask(next.url("postgres"), "select answer from kept")).isEqualTo("7");
        }
    }

    @Test
    void isNotMisledByAPidThatNowBelongsToAnotherProgram() throws Exception {
        EmbeddedPostgres.start(dir, 0, SMALL).close();
        var ours = ProcessHandle.current().pid();
        Files.writeString(
                dir.resolve("cluster/postmaster.pid"),
                ours + "\n" + dir.resolve("cluster") + "\n0\n5432\n\n127.0.0.1\n0 0\nready\n");
        try (var server = EmbeddedPostgres.start(dir, 0, SMALL)) {
            assertThat(server.pid()).isNotEqualTo(ours);
            assertThat(ask(server.url("postgres"), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void saysWhatPostgresSaidWhenItDoesNotStart() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(dir, 0, Map.of("shared_buffers", "many")))
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("invalid value for parameter \"shared_buffers\"");
    }

    private Postmaster startInAProcessAndKillIt() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");
        var process =
                new ProcessBuilder(java, "-cp", classes, Starter.class.getName(), dir.toString())
                        .inheritIO()
                        .redirectOutput(ProcessBuilder.Redirect.PIPE)
                        .start();
        try (var said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("ready");
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        return Postmaster.of(dir.resolve("cluster")).orElseThrow();
    }

    /// A process that lives only to be killed.
    static class Starter {
        public static void main(String[] args) throws InterruptedException {
            EmbeddedPostgres.start(Path.of(args[0]), 0, SMALL).createDatabase("left");
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }

    private static void run(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
