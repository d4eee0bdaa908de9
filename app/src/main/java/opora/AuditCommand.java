package opora;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    private static final int PORT_LINE = 3;

    @Option(
            names = {"-d", "--data"},
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description =
                    "Data folder of the running Opora, with the master key (default: ./data, else ./data/demo).")
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
        var folder = folder(key);
        var source = new DriverManagerDataSource(database == null ? url(folder) : database);
        var verdict = VerifyChain.of(source, key, folder);
        if (verdict.sound()) {
            System.out.println("the journal is sound: " + verdict.entries() + " entries");
            return 0;
        }
        verdict.findings().forEach(System.err::println);
        System.err.println("the journal was tampered with; " + verdict.entries() + " entries read");
        return 1;
    }

    /// One with a master key in it: to make a new key here would only hide what is wrong.
    private Path folder(@Nullable String key) {
        var folders =
                data == null
                        ? Stream.of(Path.of("data"), Path.of("data", "demo"))
                        : Stream.of(data);
        var all = folders.toList();
        return all.stream()
                .filter(folder -> key != null || Files.exists(folder.resolve("master.key")))
                .filter(folder -> database != null || postmaster(folder).isPresent())
                .findFirst()
                .orElseThrow(
                        () ->
                                new Misuse(
                                        "no Opora with a master key runs on the data folder "
                                                + all.getFirst()));
    }

    private static String url(Path folder) {
        var port = postmaster(folder).orElseThrow().get(PORT_LINE);
        return "jdbc:postgresql://127.0.0.1:" + port + "/opora?user=opora";
    }

    private static Optional<List<String>> postmaster(Path folder) {
        try {
            return Optional.of(
                    Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
