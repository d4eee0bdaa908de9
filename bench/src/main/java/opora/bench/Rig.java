package opora.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import opora.engines.EmbeddedPostgres;
import opora.engines.FreePort;
import org.jspecify.annotations.Nullable;

/// What is measured: a database, a broker, and the application in one process or several, all in a
/// folder that goes when it closes.
final class Rig implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Path dir;
    private final int databasePort = FreePort.next();
    private final int brokerPort = FreePort.next();
    private final Map<String, String> databaseSettings;
    private final Map<String, Jvm> applications = new ConcurrentHashMap<>();
    private final Thread rescue = new Thread(this::tearDown, "tear down");
    private @Nullable EmbeddedPostgres database;
    private @Nullable Jvm broker;
    private boolean closed;

    Rig(Map<String, String> databaseSettings) {
        this.databaseSettings = databaseSettings;
        try {
            dir = Files.createTempDirectory("opora-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(rescue);
    }

    /// Starts it anew too, after it was killed.
    void startDatabase() {
        database = EmbeddedPostgres.start(dir.resolve("postgres"), databasePort, databaseSettings);
    }

    EmbeddedPostgres database() {
        if (database == null) {
            throw new IllegalStateException("the database has not been started");
        }
        return database;
    }

    /// Starts it anew too, after it was killed.
    void startBroker(List<String> flags) {
        broker =
                Jvm.start(
                        "broker",
                        dir.resolve("broker.log"),
                        flags,
                        List.of(
                                "broker",
                                "--port",
                                Integer.toString(brokerPort),
                                "--data",
                                dir.resolve("broker").toString()));
        broker.awaitReady(PATIENCE);
    }

    Jvm broker() {
        if (broker == null) {
            throw new IllegalStateException("the broker has not been started");
        }
        return broker;
    }

    String bootstrap() {
        return "127.0.0.1:" + brokerPort;
    }

    /// Starts a process with these contexts, on the database of that name; does not wait for it.
    Jvm startApplication(String contexts, String databaseName, List<String> flags, String... more) {
        return startApplication(contexts, contexts, databaseName, flags, more);
    }

    /// The same under a name, where several processes carry these contexts.
    Jvm startApplication(
            String name, String contexts, String databaseName, List<String> flags, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--contexts",
                                contexts,
                                "--port",
                                "0",
                                "--data",
                                dir.resolve("app").toString(), // they share the master key
                                "--database",
                                database().url(databaseName),
                                "--kafka",
                                bootstrap(),
                                "--wait",
                                "60"));
        arguments.addAll(List.of(more));
        var log = dir.resolve(name.replace(',', '-') + ".log");
        var application = Jvm.start(name, log, flags, arguments);
        applications.put(name, application);
        return application;
    }

    /// @param name its contexts, where it was given none
    Jvm application(String name) {
        return Objects.requireNonNull(applications.get(name));
    }

    void killDatabase() {
        var postmaster = ProcessHandle.of(database().pid());
        postmaster.ifPresent(process -> process.destroyForcibly());
        postmaster.ifPresent(process -> process.onExit().join());
    }

    /// Keeps what the processes said.
    void copyLogs(Path to) {
        try (var all = Files.walk(dir, 2)) {
            Files.createDirectories(to);
            for (var log : all.filter(path -> path.toString().endsWith(".log")).toList()) {
                Files.copy(log, to.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tearDown();
        try {
            Runtime.getRuntime().removeShutdownHook(rescue);
        } catch (IllegalStateException e) {
            return; // it is what runs us
        }
    }

    private synchronized void tearDown() {
        if (closed) {
            return;
        }
        closed = true;
        applications.values().parallelStream().forEach(Jvm::close);
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
        remove(dir);
    }

    private static void remove(Path dir) {
        try (var all = Files.walk(dir)) {
            for (var path : new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("cannot remove " + dir + ": " + e.getMessage());
        }
    }
}
