package opora.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import opora.engines.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "desk",
        description =
                "The service desk with so many tickets: lists with counters, opening, answering, searching and"
                        + " creating, over HTTP by people who have signed in; then nothing may be lost or doubled.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora bench desk --tickets 200000",
            "  opora bench desk --tickets 1000000 --data /srv/opora-try",
            "  opora bench desk --tickets 1000000 --data /srv/opora-try --only reply --warm 60"
        })
final class DeskCommand implements Callable<Integer> {
    @Option(names = "--tickets", description = "How many there are (${DEFAULT-VALUE}).")
    private int tickets = 200_000;

    @Option(names = "--seed", description = "Decides what they are (${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(names = "--seconds", description = "How long each kind is measured (${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--warm", description = "Seconds of each kind before that (${DEFAULT-VALUE}).")
    private int warm = 40;

    @Option(names = "--agents", description = "People at the desk at once (${DEFAULT-VALUE}).")
    private int agents = 4;

    @Option(names = "--writers", description = "Connections that create (${DEFAULT-VALUE}).")
    private int writers = 256;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description = "Nothing but these: list, open, search, reply, create.")
    private List<String> only = List.of();

    @Option(names = "--contexts", description = "What the application runs (${DEFAULT-VALUE}).")
    private String contexts = "identity,customers,portal,tickets,assignment,search";

    @Option(names = "--jvm", description = "Flags of the application's JVM (${DEFAULT-VALUE}).")
    private String flags = "-Xms1g -Xmx1g -Xmn128m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders";

    @Option(
            names = "--data",
            description = "A folder that `opora seed desk` has filled, or that is filled and kept.")
    private @Nullable Path data;

    @Option(
            names = "--beside",
            paramLabel = "COMMAND",
            description =
                    "Run this afterwards, such as another desk's measurement, and show what it says.")
    private @Nullable String beside;

    @Override
    public Integer call() throws Exception {
        var folder = data == null ? Files.createTempDirectory("opora-desk") : data;
        try {
            var options = List.of("--contexts", contexts);
            SeededFolder.fill(folder, new DeskSeed.Plan(tickets, seed), options);
            SeededFolder.awaitRest(folder);
            var right = run(folder);
            SeededFolder.awaitRest(folder);
            if (beside != null) {
                Beside.run(beside);
            }
            return right ? 0 : 1;
        } finally {
            if (data == null) {
                remove(folder);
            }
        }
    }

    private boolean run(Path folder) throws Exception {
        var log = folder.resolve("bench.log");
        var arguments =
                List.of("demo", "--contexts", contexts, "--port", "0", "--data", folder.toString());
        var jvm = new ArrayList<>(List.of(flags.split(" ")));
        jvm.add("-Dopora.assignment.learn=12h"); // it would learn from the closed ones meanwhile
        try (var application = Jvm.start("demo", log, jvm, arguments)) {
            var address = application.awaitReady(Duration.ofSeconds(180));
            // the server of that folder: it is adopted, and not ours to stop
            var server = EmbeddedPostgres.start(folder.resolve("postgres"), 0);
            var pids =
                    Map.of(
                            "PostgreSQL", server.pid(),
                            "application", application.pid(),
                            "generator", ProcessHandle.current().pid());
            return new DeskRun(
                            URI.create(address).getPort(),
                            server.url(SeededFolder.DATABASE),
                            new DeskRun.Load(tickets, seconds, warm, agents, writers, only),
                            pids)
                    .run();
        }
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println(String.format(Locale.ROOT, "cannot remove %s: %s", folder, e));
        }
    }
}
