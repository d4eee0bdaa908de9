package opora;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import opora.engines.DataLock;
import opora.engines.EmbeddedPostgres;
import opora.engines.EngineFailure;
import org.jspecify.annotations.Nullable;

/// A data folder that something was kept in, for commands that look into it whether Opora runs
/// there or not.
final class KeptData {
    private KeptData() {}

    /// The folder given, else the usual one of `run`, else that of `demo`.
    static Path folder(@Nullable Path given) {
        var usual = Path.of("data");
        var folder =
                given != null
                        ? given
                        : Files.exists(usual.resolve("postgres")) ? usual : usual.resolve("demo");
        if (!Files.exists(folder.resolve("postgres"))) {
            throw new Misuse("there is no data in " + folder + "; name its folder with --data");
        }
        return folder;
    }

    /// Hands on the address of the database that runs there, or of one that is started for this and
    /// stopped again.
    static <T> T read(Path folder, Function<String, T> reading) {
        try (var _ = DataLock.take(folder);
                var server = EmbeddedPostgres.start(folder.resolve("postgres"), 0)) {
            return reading.apply(server.url(Engines.DATABASE));
        } catch (EngineFailure taken) {
            // somebody else's server: it stays
            var server = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
            return reading.apply(server.url(Engines.DATABASE));
        }
    }
}
