package opora;

import java.nio.file.Files;
import java.nio.file.Path;
import opora.journal.VerifyChain;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The journal, from the command line: whether anybody changed it.
@Command(
        name = "audit",
        description = "Check that nobody changed the journal.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify",
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora audit verify",
            "  opora audit verify --data /srv/opora",
            "  opora audit verify --database jdbc:postgresql://db/journal"
        })
final class AuditCommand {
    @Option(
            names = {"-d", "--data"},
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description =
                    "Data folder of an Opora, with the master key (default: ./data, else ./data/demo).")
    private @Nullable Path data;

    @Option(
            names = "--database",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The journal's database, if it is not the one in the data folder.")
    private @Nullable String database;

    @Command(
            description = "Read the whole journal and say what was changed, removed or moved.",
            mixinStandardHelpOptions = true)
    int verify() {
        var key = System.getenv("OPORA_MASTER_KEY");
        var verdict =
                database == null
                        ? KeptData.read(withKey(KeptData.folder(data), key), url -> read(url, key))
                        : read(database, key);
        if (verdict.sound()) {
            System.out.println("The journal is sound: " + verdict.entries() + " entries.");
            return 0;
        }
        verdict.findings().forEach(System.err::println);
        System.err.println(
                "The journal was tampered with; " + verdict.entries() + " entries read.");
        return 1;
    }

    private VerifyChain.Verdict read(String url, @Nullable String key) {
        var folder = key == null ? withKey(KeptData.folder(data), null) : Path.of("data");
        return VerifyChain.of(new DriverManagerDataSource(url), key, folder);
    }

    /// To make a new key here would only hide what is wrong.
    private static Path withKey(Path folder, @Nullable String key) {
        if (key == null && !Files.exists(folder.resolve("master.key"))) {
            throw new Misuse(
                    "the journal is sealed with a key that is not in "
                            + folder
                            + "; name the folder of master.key with --data, or give OPORA_MASTER_KEY");
        }
        return folder;
    }
}
