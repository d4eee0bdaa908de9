package opora.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real PostgreSQL beside this process, durable as in production: every commit reaches the disk.
/// It listens on the loopback address only and trusts whoever reaches it there.
///
/// When this process is killed the server lives on; the next start on the same folder adopts it.
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String USER = "opora";

    private static final String DUPLICATE_DATABASE = "42P04";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("max_connections", "200"),
                    Map.entry("shared_buffers", "256MB"),
                    Map.entry("max_wal_size", "2GB"),
                    // files of the log that are used again: a new one stops all commits meanwhile
                    Map.entry("min_wal_size", "512MB"),
                    Map.entry("jit", "off"),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("log_checkpoints", "off"),
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""));

    private final ProcessHandle process;
    private final int port;

    private EmbeddedPostgres(ProcessHandle process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts the server of this folder on this port, 0 for any; creates the cluster when the
    /// folder is empty.
    public static EmbeddedPostgres start(Path dir, int port) {
        return start(dir, port, Map.of());
    }

    /// The same with settings of PostgreSQL that differ from ours, such as a smaller
    /// `shared_buffers`.
    public static EmbeddedPostgres start(Path dir, int port, Map<String, String> overrides) {
        var home = dir.toAbsolutePath().normalize();
        var cluster = home.resolve("cluster");
        try {
            var running = Postmaster.of(cluster);
            if (running.isPresent()) {
                return awaitReady(cluster, running.get().process());
            }
            Files.createDirectories(home);
            var log = PostgresProgram.freshLog(home);
            if (!Files.exists(cluster)) {
                create(home, cluster, log);
            }
            return launch(cluster, log, FreePort.orNext(port), overrides);
        } catch (IOException e) {
            throw new EngineFailure("PostgreSQL cannot start in " + home + ": " + e, e);
        }
    }

    private static void create(Path home, Path cluster, Path log) throws IOException {
        // under another name until it is whole: a start that is cut off here is simply done again
        var half = Files.createTempDirectory(home, "cluster.part");
        if (PostgresProgram.initdb(half, log).onExit().join().exitValue() != 0) {
            throw new EngineFailure("PostgreSQL's initdb failed:\n" + PostgresProgram.tail(log));
        }
        Files.writeString(half.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static EmbeddedPostgres launch(
            Path cluster, Path log, int port, Map<String, String> overrides) throws IOException {
        var settings = new TreeMap<>(SETTINGS);
        settings.putAll(overrides);
        Postmaster.removeMistaken(cluster);
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var process = PostgresProgram.postgres(cluster, log, port, settings);
            try {
                return awaitReady(cluster, process.toHandle());
            } catch (EngineFailure e) {
                var words = PostgresProgram.tail(log);
                // backends of a server that was killed need a moment to notice
                var orphans = words.contains("pre-existing shared memory block");
                if (!orphans || Instant.now().isAfter(deadline)) {
                    throw new EngineFailure(e.getMessage() + "\n" + words, e);
                }
                pause(200);
            }
        }
    }

    private static EmbeddedPostgres awaitReady(Path cluster, ProcessHandle process) {
        var deadline = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            var server = Postmaster.of(cluster).filter(Postmaster::ready);
            if (server.isPresent()) {
                return new EmbeddedPostgres(process, server.get().port());
            }
            pause(10);
        }
        if (process.isAlive()) {
            process.destroyForcibly();
            throw new EngineFailure(
                    "PostgreSQL was not ready after " + PATIENCE.toSeconds() + " s");
        }
        throw new EngineFailure("PostgreSQL stopped while starting");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while PostgreSQL starts", e);
        }
    }

    /// Where JDBC finds this database, the user included.
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /// Creates the database unless it is there.
    public void createDatabase(String name) {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var create = connection.createStatement()) {
            // template0: nobody can be connected to it, which would make the copy fail
            create.execute("create database \"" + name + "\" template template0");
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw new EngineFailure(
                        "cannot create the database " + name + ": " + e.getMessage(), e);
            }
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /// Disconnects everybody, rolls back what is open, writes a checkpoint and stops.
    @Override
    public void close() {
        try {
            signal("INT");
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException e) {
            throw new EngineFailure("PostgreSQL does not stop", e);
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
