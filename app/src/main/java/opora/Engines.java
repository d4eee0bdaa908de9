package opora;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import opora.engines.DataLock;
import opora.engines.EmbeddedKafka;
import opora.engines.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/// The database and the broker of this process: embedded ones that start while the application
/// does, or the ones given by address. Asking for an address waits until the engine answers there.
public final class Engines implements AutoCloseable {
    private static final String DATABASE = "opora";
    private static final int STOP_SECONDS = 20;

    private final @Nullable DataLock lock;
    private final CompletableFuture<Engine> database;
    private final CompletableFuture<Engine> broker;

    private Engines(
            @Nullable DataLock lock,
            CompletableFuture<Engine> database,
            CompletableFuture<Engine> broker) {
        this.lock = lock;
        this.database = database;
        this.broker = broker;
    }

    static Engines start(Settings settings, Progress progress) {
        var lock = settings.embedsAnything() ? DataFolder.hold(settings.data()) : null;
        return new Engines(
                lock,
                begin(
                        settings.embedsDatabase()
                                ? () -> postgres(settings.data(), progress)
                                : () -> new Engine(Reach.database(settings), () -> {})),
                begin(
                        settings.embedsKafka()
                                ? () -> kafka(settings.data(), progress)
                                : () ->
                                        new Engine(
                                                Reach.kafka(settings.kafka(), settings.patience()),
                                                () -> {})));
    }

    private static Engine postgres(Path data, Progress progress) {
        var server = EmbeddedPostgres.start(data.resolve("postgres"), 0);
        server.createDatabase(DATABASE);
        progress.reached("PostgreSQL on port " + server.port());
        return new Engine(server.url(DATABASE), server::close);
    }

    private static Engine kafka(Path data, Progress progress) {
        var server = EmbeddedKafka.start(data.resolve("kafka"), 0, Map.of());
        progress.reached("Kafka on " + server.bootstrap());
        return new Engine(server.bootstrap(), server::close);
    }

    private static CompletableFuture<Engine> begin(Supplier<Engine> start) {
        return CompletableFuture.supplyAsync(start, Thread::startVirtualThread);
    }

    /// The JDBC address of this process's database, the user included.
    public String databaseUrl() {
        return await(database).address();
    }

    /// Where Kafka's clients begin.
    public String bootstrap() {
        return await(broker).address();
    }

    /// Returns when both answer, whether or not somebody has asked for them yet.
    void await() {
        await(database);
        await(broker);
    }

    private static Engine await(CompletableFuture<Engine> engine) {
        try {
            return engine.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /// Stops what was started here: the broker first, for what it delivers ends up in the database.
    @Override
    public void close() {
        stop(broker);
        stop(database);
        if (lock != null) {
            lock.close();
        }
    }

    private static void stop(CompletableFuture<Engine> engine) {
        engine.thenAccept(started -> started.stop().run())
                .exceptionally(failedToStart -> null)
                .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private record Engine(String address, Runnable stop) {}
}
