package opora;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "import",
        description = {
            "Bring the tickets of another system here, in a running Opora and while it goes on.",
            "Each record is taken once, however often its file is; customers are told nothing."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora import --csv tickets.csv --dry-run",
            "  opora import --zammad export/ --name helpdesk",
            "  opora import --rt tickets.json"
        })
final class ImportCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 500;

    @Mixin private RunningOpora running;

    @ArgGroup(multiplicity = "1")
    private From from = new From();

    /// One of them.
    static final class From {
        @Option(names = "--csv", paramLabel = "FILE", description = "A table; see the guide.")
        private @Nullable Path csv;

        @Option(
                names = "--zammad",
                paramLabel = "FILE|DIR",
                description = "What Zammad's API answers, as JSON.")
        private @Nullable Path zammad;

        @Option(
                names = "--rt",
                paramLabel = "FILE|DIR",
                description = "What Request Tracker's REST 2 answers, as JSON.")
        private @Nullable Path rt;

        List<String> words() {
            if (csv != null) {
                return List.of("CSV", whole(csv));
            }
            return zammad != null ? List.of("ZAMMAD", whole(zammad)) : rt();
        }

        private List<String> rt() {
            return rt == null ? List.of() : List.of("RT", whole(rt));
        }

        private static String whole(Path path) {
            return path.toAbsolutePath().normalize().toString();
        }
    }

    @Option(
            names = "--name",
            defaultValue = "",
            description = "What the system is called (default: csv, zammad or rt).")
    private String name;

    @Option(names = "--dry-run", description = "Only tell what would be taken.")
    private boolean dry;

    @Override
    public Integer call() throws InterruptedException {
        var words = from.words();
        var begun =
                running.tell(
                        List.of("import", words.get(0), words.get(1), name, dry ? "dry" : "take"));
        if (begun.code() != 0) {
            throw new Misuse(begun.text());
        }
        while (true) {
            var told = running.tell(List.of("import", begun.text()));
            if (!told.text().lines().anyMatch(line -> line.startsWith("RUNNING"))) {
                System.out.println(told.text());
                return told.text().lines().anyMatch(line -> line.startsWith("DONE")) ? 0 : 1;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
