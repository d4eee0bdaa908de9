package opora.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import opora.Settings;
import opora.backbone.KafkaSchemaRegistry;
import org.jspecify.annotations.Nullable;

/// Processes of one or more contexts, each with a database of its own, people who join, pay in,
/// order, cancel and cannot pay, customers and staff of the service desk, and a hand that kills
/// whatever it likes.
final class Chaos {
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx128m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders");

    /// Everybody comes from the same address, and none reads the mailed code; what nobody knows the
    /// fate of is looked at soon.
    private static final List<String> SETTINGS =
            List.of(
                    "-Dopora.identity.second-factor-for=",
                    "-Dopora.identity.attempts-per-minute=1000000",
                    "-Dopora.gateway.patience=2s",
                    "-Dopora.notifications.patience=1s",
                    "-Dopora.notifications.claim=3s",
                    "-Dopora.assignment.look=1s");

    private static final String BESIDE = " beside";
    private static final int PATIENCE_SECONDS = 300;
    private static final int PEOPLE = 20;
    private static final int FIRST_ORDERS = 10;

    /// While so many are placed, each at the desk does one thing.
    private static final int ORDERS_FOR_ONE_WORD = 15;

    private final List<String> parts;
    private final int seconds;
    private final long seed;
    private final double rate;
    private final @Nullable Path logs;
    private final Promises promises = new Promises();
    private final Map<String, URI> addresses = new ConcurrentHashMap<>();

    /// @param parts what each process carries: contexts with commas between them
    /// @param rate orders a second, half of them over HTTP and half straight into the topic
    Chaos(List<String> parts, int seconds, long seed, double rate, @Nullable Path logs) {
        this.parts = parts;
        this.seconds = seconds;
        this.seed = seed;
        this.rate = rate;
        this.logs = logs;
    }

    Outcome run() throws Exception {
        var settings = Map.of("shared_buffers", "64MB", "max_connections", "300");
        try (var rig = new Rig(settings);
                var mails = Mails.start()) {
            try {
                return run(rig, mails);
            } finally {
                if (logs != null) {
                    rig.copyLogs(logs);
                }
            }
        }
    }

    private Outcome run(Rig rig, Mails mails) throws Exception {
        var victims = victims(rig, mails);
        victims.getFirst().start();
        parts.forEach(part -> rig.database().createDatabase(database(part)));
        victims.get(1).start();
        victims.subList(2, victims.size()).parallelStream().forEach(Victim::start);
        var http = new Insistence(this::address);
        await(
                "the list of products",
                () -> Rows.count(url(rig, "gateway"), "select count(*) from gateway.products") > 0);
        var shift = Shift.begin(http, this::address, context -> url(rig, context));
        var kills = endure(rig, victims, http, shift);
        System.out.printf("  asked again over HTTP: %d%n", http.repetitions());
        var urls = parts.stream().map(part -> url(rig, part)).toList();
        var quiet =
                new Quiet(rig.bootstrap(), urls, () -> !Letters.open(url(rig, "notifications")));
        if (!quiet.await(PATIENCE_SECONDS)) {
            System.out.println("  it does not come to rest");
        }
        var disordered =
                Sequences.disordered(
                        rig.bootstrap(), urls, url(rig, "orders"), url(rig, "billing"));
        return new Reckoning(context -> url(rig, context), urls, promises)
                .outcome(kills, disordered, mails.received());
    }

    private static void await(String what, BooleanSupplier come) {
        var deadline = System.nanoTime() + Rig.PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " never came");
            }
            Pause.millis(100);
        }
    }

    /// Answers how many were killed.
    private int endure(Rig rig, List<Victim> victims, Insistence http, Shift shift)
            throws Exception {
        try (var registry = new KafkaSchemaRegistry(Map.of("bootstrap.servers", rig.bootstrap()));
                var requests = new Requests(rig.bootstrap(), registry, Shoppers.impatient());
                var doubters = new Doubters(rig.bootstrap(), registry).start()) {
            int kills;
            try (var crowd =
                            new Crowd(http, promises, seed, rate / 2)
                                    .start(PEOPLE, Duration.ofSeconds(seconds / 2));
                    var _ = shift.callers(http, promises, seed, rate / ORDERS_FOR_ONE_WORD);
                    var _ = shift.agents(http, promises, seed, rate / ORDERS_FOR_ONE_WORD);
                    var _ =
                            new Shoppers(requests, crowd::joined, promises, seed, rate / 2)
                                    .start()) {
                await("the first orders", () -> promises.orders().size() >= FIRST_ORDERS);
                try (var ordeal = new Ordeal(victims, seed)) {
                    ordeal.run(seconds);
                    kills = ordeal.kills();
                    System.out.printf("  ended by themselves: %d%n", ordeal.endedAlone());
                }
            }
            System.out.printf("  wishes to cancel: %d%n", doubters.wishes());
            return kills;
        }
    }

    /// All contexts, dealt out to so many processes.
    static List<String> parts(int processes) {
        var contexts = Settings.CONTEXTS;
        return IntStream.range(0, Math.min(processes, contexts.size()))
                .mapToObj(
                        first ->
                                IntStream.iterate(
                                                first,
                                                at -> at < contexts.size(),
                                                at -> at + processes)
                                        .mapToObj(contexts::get)
                                        .collect(Collectors.joining(",")))
                .toList();
    }

    private static String database(String part) {
        return "opora_" + part.split(",")[0];
    }

    private String url(Rig rig, String context) {
        return rig.database().url(database(partOf(context)));
    }

    /// Of any process that carries it.
    private URI address(String context) {
        var processes = processes(partOf(context));
        var one = processes.get(ThreadLocalRandom.current().nextInt(processes.size()));
        return Objects.requireNonNull(addresses.get(one));
    }

    /// Who gives tickets to experts does so beside another one.
    private static List<String> processes(String part) {
        return List.of(part.split(",")).contains("assignment")
                ? List.of(part, part + BESIDE)
                : List.of(part);
    }

    /// The part itself, when it is asked for by its name.
    private String partOf(String context) {
        return parts.stream()
                .filter(part -> part.equals(context) || List.of(part.split(",")).contains(context))
                .findFirst()
                .orElseThrow();
    }

    /// First the database, then the broker, for all others need them.
    private List<Victim> victims(Rig rig, Mails mails) {
        var victims = new ArrayList<Victim>();
        victims.add(
                new Victim(
                        "the database",
                        rig::killDatabase,
                        rig::startDatabase,
                        () -> ProcessHandle.of(rig.database().pid()).isPresent()));
        victims.add(
                new Victim(
                        "the broker",
                        () -> rig.broker().kill(),
                        () -> rig.startBroker(FLAGS),
                        () -> rig.broker().isAlive()));
        for (var part : parts) {
            for (var process : processes(part)) {
                victims.add(
                        new Victim(
                                process,
                                () -> rig.application(process).kill(),
                                () -> start(rig, process, part, mails),
                                () -> rig.application(process).isAlive()));
            }
        }
        return victims;
    }

    private void start(Rig rig, String name, String part, Mails mails) {
        var flags = new ArrayList<>(FLAGS);
        flags.addAll(SETTINGS);
        var process =
                rig.startApplication(name, part, database(part), flags, "--smtp", mails.address());
        try {
            addresses.put(name, URI.create(process.awaitReady(Rig.PATIENCE)));
        } catch (IllegalStateException e) {
            process.kill(); // or two of them would run once it is started again
            throw e;
        }
    }
}
