package opora;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import opora.engines.DataLock;
import opora.engines.EmbeddedKafka;
import opora.engines.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/// The database and the broker of this process: embedded ones that start while the application
/// does, or the ones given by address. Asking for an address waits until the engine answers there.
public final class Engines implements AutoCloseable {
    static final String DATABASE = "opora";
    private static final int STOP_SECONDS = 20;

    private final @Nullable DataLock lock;
    private final CompletableFuture<Void> logging = new CompletableFuture<>();
    private final CompletableFuture<Engine> database;
    private final CompletableFuture<Engine> broker;

    private Engines(Settings settings, Progress progress) {
        lock = settings.embedsAnything() ? DataFolder.hold(settings.data()) : null;
        database =
                CompletableFuture.supplyAsync(
                        () -> database(settings, progress), Thread::startVirtualThread);
        broker =
                logging.thenApplyAsync(_ -> broker(settings, progress), Thread::startVirtualThread);
    }

    static Engines start(Settings settings, Progress progress) {
        return new Engines(settings, progress);
    }

    /// Kafka writes whole pages into a log that nobody has quietened yet, so it waits for this.
    void loggingIsReady() {
        logging.complete(null);
    }

    private static Engine database(Settings settings, Progress progress) {
        return settings.embedsDatabase()
                ? postgres(settings.data(), progress)
                : new Engine(Reach.database(settings), () -> {});
    }

    private static Engine broker(Settings settings, Progress progress) {
        return settings.embedsKafka()
                ? kafka(settings.data(), progress)
                : new Engine(Reach.kafka(settings.kafka(), settings.patience()), () -> {});
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

    /// The JDBC address of this process's database, the user included.
    public String databaseUrl() {
        return await(database).address();
    }

    /// Where Kafka's clients begin.
    public String bootstrap() {
        loggingIsReady();
        return await(broker).address();
    }

    /// Returns when both answer, whether or not somebody has asked for them yet.
    void await() {
        loggingIsReady();
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
        logging.completeExceptionally(new CancellationException());
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
