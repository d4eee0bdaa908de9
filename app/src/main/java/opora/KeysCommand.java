package opora;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import opora.engines.DataLock;
import opora.engines.EmbeddedPostgres;
import opora.engines.EngineFailure;
import opora.shell.MasterKey;
import opora.shell.MasterKeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The keys that everything else is sealed with.
@Command(
        name = "keys",
        description = "Change the master key.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "rotate",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora keys rotate                   a new master key for ./data",
            "  OPORA_MASTER_KEY=new,old opora keys rotate --database jdbc:postgresql://db/identity"
        })
final class KeysCommand {
    /// The newest, and the one that letters under way may still be sealed with.
    private static final int KEPT = 2;

    @Spec private CommandSpec spec;

    @Command(
            description = {
                "Make a new master key and seal everything anew with it. Opora must not run.",
                "Cut off at any moment, it goes on when it is called again."
            },
            mixinStandardHelpOptions = true)
    int rotate(
            @Option(
                            names = {"-d", "--data"},
                            paramLabel = "DIR",
                            description =
                                    "Data folder of an Opora (default: ./data, else ./data/demo).")
                    @Nullable Path data,
            @Option(
                            names = "--database",
                            paramLabel = "URL",
                            description = {
                                "A database of your own. The keys then come from OPORA_MASTER_KEY,",
                                "the new one first, a comma, the old one."
                            })
                    @Nullable String database)
            throws SQLException {
        var given = System.getenv("OPORA_MASTER_KEY");
        if (database != null) {
            if (given == null || !given.contains(",")) {
                throw new Misuse("OPORA_MASTER_KEY must hold the new key, a comma and the old one");
            }
            say(new RotateKeys(database, new MasterKey(given, Path.of("."))).run(_ -> {}));
            return 0;
        }
        inFolder(folder(data));
        return 0;
    }

    private void inFolder(Path folder) throws SQLException {
        try (var _ = DataLock.take(folder);
                var server = EmbeddedPostgres.start(folder.resolve("postgres"), 0)) {
            var url = server.url(Engines.DATABASE);
            var file = MasterKeyFile.in(folder);
            if (new RotateKeys(url, new MasterKey(null, folder)).left() == 0) {
                file.add();
            }
            say(new RotateKeys(url, new MasterKey(null, folder)).run(_ -> {}));
            file.keep(KEPT);
        } catch (EngineFailure taken) {
            throw new Misuse("stop the Opora on " + folder + " first", taken);
        }
    }

    private void say(int count) {
        var out = spec.commandLine().getOut();
        out.println("There is a new master key; " + count + " secrets are sealed with it.");
        out.flush();
    }

    private static Path folder(@Nullable Path given) {
        var usual = Path.of("data");
        var folder =
                given != null
                        ? given
                        : Files.exists(usual.resolve("master.key")) ? usual : usual.resolve("demo");
        if (!Files.exists(folder.resolve("master.key"))) {
            throw new Misuse("there is no master key in " + folder + "; name it with --data");
        }
        return folder;
    }
}
