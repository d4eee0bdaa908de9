package opora.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import opora.backbone.KafkaSchemaRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "orders",
        description = "Orders per second from the request to the final status, and their latency.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  opora bench orders --seconds 20",
            "  opora bench orders --seconds 20 --rate 2500",
        })
final class OrdersCommand implements Callable<Integer> {
    private static final long RICH = 1_000_000_000_000_000L;
    private static final String DATABASE = "opora";

    @Option(names = "--seconds", description = "How long to measure (${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--warm",
            description =
                    "Seconds under load before that, for the JIT compiler (${DEFAULT-VALUE}).")
    private int warm = 20;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Orders per second; without it as many as the window lets through.")
    private @Nullable Double rate;

    @Option(names = "--window", description = "Orders on their way at once (${DEFAULT-VALUE}).")
    private int window = 8_000;

    @Option(names = "--contexts", description = "What the application runs (${DEFAULT-VALUE}).")
    private String contexts = "orders,billing";

    @Option(names = "--jvm", description = "Flags of the application's JVM (${DEFAULT-VALUE}).")
    private String flags = "-Xms512m -Xmx512m -XX:+UseSerialGC";

    @Option(names = "--postgres", split = ",", description = "Settings of PostgreSQL to try.")
    private Map<String, String> postgres = new LinkedHashMap<>();

    @Option(names = "--statements", description = "Show what PostgreSQL spends its time on.")
    private boolean statements;

    @Option(names = "--logs", paramLabel = "DIR", description = "Keep the processes' logs here.")
    private @Nullable Path logs;

    @Override
    public Integer call() throws Exception {
        if (statements) {
            postgres.putAll(Statements.SETTINGS);
        }
        try (var rig = new Rig(postgres)) {
            rig.startDatabase();
            rig.startBroker(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
            rig.database().createDatabase(DATABASE);
            var application =
                    rig.startApplication(contexts, DATABASE, Arrays.asList(flags.split(" ")));
            application.awaitReady(Duration.ofSeconds(60));
            var url = rig.database().url(DATABASE);
            Wallets.fill(url, Load.CUSTOMERS, RICH, Load.CUSTOMERS, RICH);
            var right = measure(rig, application, url);
            if (logs != null) {
                rig.copyLogs(logs);
            }
            return right ? 0 : 1;
        }
    }

    private boolean measure(Rig rig, Jvm application, String url) throws Exception {
        var pids = new LinkedHashMap<String, Long>();
        pids.put("PostgreSQL", rig.database().pid());
        pids.put("application", application.pid());
        pids.put("broker", rig.broker().pid());
        pids.put("generator", ProcessHandle.current().pid());
        var tally = new Tally(window);
        var ticket = new Ticket();
        Report report;
        try (var registry = new KafkaSchemaRegistry(Map.of("bootstrap.servers", rig.bootstrap()));
                var requests = new Requests(rig.bootstrap(), registry, Map.of())) {
            requests.await();
            try (var _ = new Answers(rig.bootstrap(), ticket, tally).start()) {
                try (var _ = new Load(requests, ticket, tally, rate).start()) {
                    System.out.printf("warming up for %d s, then measuring %d s%n", warm, seconds);
                    Pause.millis(warm * 1_000L);
                    if (statements) {
                        Statements.forget(url);
                    }
                    tally.turnOver();
                    var begin = Gauge.read(tally, url, pids);
                    watch(url, tally, begin);
                    report = new Report(begin, Gauge.read(tally, url, pids), tally.turnOver());
                }
                drain(tally);
            }
        }
        var verdict = Books.read(url, url).verdict();
        report.print(warm, rate == null ? "window " + window : "rate " + rate.longValue());
        if (statements) {
            Statements.print(url);
        }
        return report.printLast(tally.acceptedSoFar(), verdict);
    }

    private void watch(String url, Tally tally, Gauge begin) {
        var end = begin.nanos() + seconds * 1_000_000_000L;
        var before = begin.finished();
        for (int second = 1; System.nanoTime() < end; second++) {
            Pause.millis(
                    Math.clamp(
                            (begin.nanos() + second * 1_000_000_000L - System.nanoTime())
                                    / 1_000_000,
                            0,
                            1_000));
            if (second % 5 == 0) {
                var now = tally.finishedSoFar();
                System.out.printf(
                        "  %3d s  %,d orders/s, wallets that do not balance: %d%n",
                        second, (now - before) / 5, Gauge.unbalanced(url));
                before = now;
            }
        }
    }

    private static void drain(Tally tally) {
        var deadline = System.nanoTime() + 60_000_000_000L;
        while (tally.open() && System.nanoTime() < deadline) {
            Pause.millis(50);
        }
    }
}
