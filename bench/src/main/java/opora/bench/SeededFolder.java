package opora.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import opora.engines.DataLock;
import opora.engines.EmbeddedPostgres;
import opora.engines.EngineFailure;

/// A data folder of `opora run` that tickets are written into while nothing runs on it.
final class SeededFolder {
    static final String DATABASE = "opora";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private SeededFolder() {}

    /// Answers how many tickets are new.
    ///
    /// @param options with which the application makes its tables
    static int fill(Path data, DeskSeed.Plan plan, List<String> options) {
        if (!Files.exists(data.resolve("postgres"))) {
            layOut(data, options);
        }
        awaitRest(data);
        try (var _ = DataLock.take(data);
                var server =
                        EmbeddedPostgres.start(data.resolve("postgres"), 0, DeskSeed.SETTINGS)) {
            return new DeskSeed(server.url(DATABASE), plan, System.out::println).fill();
        } catch (EngineFailure taken) {
            throw new IllegalStateException(taken.getMessage(), taken);
        }
    }

    /// The application itself makes its tables, and says to itself which statuses there are.
    private static void layOut(Path data, List<String> options) {
        try {
            Files.createDirectories(data);
            var arguments =
                    new ArrayList<>(List.of("run", "--port", "0", "--data", data.toString()));
            arguments.addAll(options);
            var log = data.resolve("seed.log");
            try (var application = Jvm.start("run", log, FLAGS, arguments)) {
                application.awaitReady(PATIENCE);
                Pause.millis(3_000); // what it says to itself at the start has been heard
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A server that is told to stop writes down what it has first; who meets it then would take it
    /// for one that runs.
    static void awaitRest(Path data) {
        var running = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(running) && System.nanoTime() < deadline) {
            Pause.millis(100);
        }
    }
}
