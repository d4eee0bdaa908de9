package opora.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            "  opora bench orders --seconds 20 --http"
        })
final class OrdersCommand implements Callable<Integer> {
    private static final long RICH = 1_000_000_000_000_000L;
    private static final String DATABASE = "opora";
    private static final String HTTP_CONTEXTS = "gateway,identity,orders,billing";
    private static final int PEOPLE = 16;
    private static final double GENTLY = 1_000;
    private static final double GENTLY_HTTP = 450;
    private static final long DRAIN_SECONDS = 60;

    /// Every second one part of the wallets is added up, so that looking disturbs nobody.
    private static final int PARTS = 60;

    @Option(names = "--seconds", description = "How long to measure (${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--warm",
            description =
                    "Seconds of lighter load before that, for the JIT compiler (90; 140 with "
                            + "--http, where ten times as much code is to be compiled).")
    private @Nullable Integer warm;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Orders per second; without it as many as the window lets through.")
    private @Nullable Double rate;

    @Option(names = "--window", description = "Orders on their way at once (${DEFAULT-VALUE}).")
    private int window = 8_000;

    @Option(
            names = "--http",
            description = "Order through the API instead, with tokens and idempotency keys.")
    private boolean http;

    @Option(names = "--clients", description = "Connections of --http (${DEFAULT-VALUE}).")
    private int clients = 576;

    @Option(names = "--contexts", description = "What the application runs (${DEFAULT-VALUE}).")
    private String contexts = "orders,billing";

    @Option(names = "--jvm", description = "Flags of the application's JVM (${DEFAULT-VALUE}).")
    private String flags = "-Xms768m -Xmx768m -Xmn64m -XX:+UseSerialGC";

    @Option(names = "--postgres", split = ",", description = "Settings of PostgreSQL to try.")
    private Map<String, String> postgres = new LinkedHashMap<>();

    @Option(names = "--statements", description = "Show what PostgreSQL spends its time on.")
    private boolean statements;

    @Option(names = "--logs", paramLabel = "DIR", description = "Keep the processes' logs here.")
    private @Nullable Path logs;

    private double ownRate;

    @Option(
            names = "--beside",
            paramLabel = "COMMAND",
            description =
                    "Run this afterwards, something else under the same load that prints orders/s=N, and say the ratio.")
    private @Nullable String beside;

    @Override
    public Integer call() throws Exception {
        var right = bench();
        if (beside != null) {
            Beside.print(ownRate, Beside.run(beside));
        }
        return right ? 0 : 1;
    }

    private boolean bench() throws Exception {
        if (statements) {
            postgres.putAll(Statements.SETTINGS);
        }
        postgres.putIfAbsent("min_wal_size", WrittenLog.SIZE);
        try (var rig = new Rig(postgres)) {
            rig.startDatabase();
            rig.startBroker(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
            rig.database().createDatabase(DATABASE);
            var application =
                    rig.startApplication(
                            http ? HTTP_CONTEXTS : contexts,
                            DATABASE,
                            Arrays.asList(flags.split(" ")));
            var address = application.awaitReady(Duration.ofSeconds(120));
            WrittenLog.prepare(url(rig));
            Wallets.fill(url(rig), Load.CUSTOMERS, RICH, Load.CUSTOMERS, RICH);
            var tally = new Tally(http ? clients : window);
            var report =
                    http
                            ? throughHttp(rig, application, address, tally)
                            : throughKafka(rig, application, tally);
            var right = conclude(rig, tally, report);
            if (logs != null) {
                rig.copyLogs(logs);
            }
            return right;
        }
    }

    private int warm() {
        return Objects.requireNonNullElse(warm, http ? 140 : 90);
    }

    private static String url(Rig rig) {
        return rig.database().url(DATABASE);
    }

    private static Map<String, Long> pids(Rig rig, Jvm application) {
        var pids = new LinkedHashMap<String, Long>();
        pids.put("PostgreSQL", rig.database().pid());
        pids.put("application", application.pid());
        pids.put("broker", rig.broker().pid());
        pids.put("generator", ProcessHandle.current().pid());
        return pids;
    }

    private Report throughKafka(Rig rig, Jvm application, Tally tally) throws Exception {
        var ticket = new Ticket();
        try (var registry = new KafkaSchemaRegistry(Map.of("bootstrap.servers", rig.bootstrap()));
                var requests = new Requests(rig.bootstrap(), registry, Map.of())) {
            requests.await();
            try (var _ = new Answers(rig.bootstrap(), ticket, tally).start()) {
                Report report;
                try (var _ =
                        new Load(requests, ticket, tally, new Beat(warm(), GENTLY, rate)).start()) {
                    report = measure(rig, application, tally);
                }
                drain(tally);
                return report;
            }
        }
    }

    private Report throughHttp(Rig rig, Jvm application, String address, Tally tally)
            throws Exception {
        var people = new People(address);
        var tokens = people.join(PEOPLE);
        people.awaitTrust(tokens.getLast());
        var port = URI.create(address).getPort();
        Report report;
        try (var _ =
                new Visitors(port, tokens, tally, new Beat(warm(), GENTLY_HTTP, rate), clients)) {
            report = measure(rig, application, tally);
        }
        new Quiet(rig.bootstrap(), List.of(url(rig))).await((int) DRAIN_SECONDS);
        if (tally.refusedSoFar() > 0) {
            System.out.printf("  refused: %d%n", tally.refusedSoFar());
        }
        return report;
    }

    private Report measure(Rig rig, Jvm application, Tally tally) {
        System.out.printf("warming up for %d s, then measuring %d s%n", warm(), seconds);
        Pause.millis(warm() * 1_000L);
        if (statements) {
            Statements.forget(url(rig));
        }
        tally.turnOver();
        var pids = pids(rig, application);
        var begin = Gauge.read(tally, url(rig), pids);
        watch(url(rig), tally, begin);
        return new Report(begin, Gauge.read(tally, url(rig), pids), tally.turnOver());
    }

    private boolean conclude(Rig rig, Tally tally, Report report) {
        var verdict = Books.read(url(rig), url(rig)).verdict();
        var way = http ? "over HTTP by %d clients, ".formatted(clients) : "";
        var load =
                rate == null ? "window " + (http ? clients : window) : "rate " + rate.longValue();
        report.print(warm(), way + load);
        ownRate = report.orders();
        if (statements) {
            Statements.print(url(rig));
        }
        return report.printLast(tally.acceptedSoFar(), verdict);
    }

    private void watch(String url, Tally tally, Gauge begin) {
        var end = begin.nanos() + seconds * 1_000_000_000L;
        var before = begin.finished();
        var unbalanced = 0L;
        for (int second = 1; System.nanoTime() < end; second++) {
            Pause.millis(
                    Math.clamp(
                            (begin.nanos() + second * 1_000_000_000L - System.nanoTime())
                                    / 1_000_000,
                            0,
                            1_000));
            unbalanced += Gauge.unbalanced(url, second % PARTS, PARTS);
            if (second % 5 == 0) {
                var now = tally.finishedSoFar();
                System.out.printf(
                        "  %3d s  %,d orders/s, wallets that do not balance: %d%n",
                        second, (now - before) / 5, unbalanced);
                before = now;
            }
        }
    }

    private static void drain(Tally tally) {
        var deadline = System.nanoTime() + DRAIN_SECONDS * 1_000_000_000L;
        while (tally.open() && System.nanoTime() < deadline) {
            Pause.millis(50);
        }
    }
}
