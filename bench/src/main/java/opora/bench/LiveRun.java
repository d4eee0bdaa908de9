package opora.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A working day of the desk: customers whose tickets are open before them and live, who look and
/// write now and then, and specialists who list, open, answer and move on. Everybody has signed in.
final class LiveRun {
    private static final String DATABASE = "opora";
    private static final Pattern REQUEST = Pattern.compile("\"requestId\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*(\\d+)");
    private static final int JOIN_AT_ONCE = 8;
    private static final int CUSTOMER_REST_MILLIS = 30_000;
    private static final int STAFF_REST_MILLIS = 10_000;
    private static final int QUIET_SECONDS = 120;
    private static final List<String> MOVES = List.of("working", "waiting", "solved");

    private final int customers;
    private final int staff;
    private final int warm;
    private final int seconds;
    private final Waits waits = new Waits();
    private final Promises promises = new Promises();
    private final AtomicInteger pieces = new AtomicInteger();
    private volatile boolean over;

    LiveRun(int customers, int staff, int warm, int seconds) {
        this.customers = customers;
        this.staff = staff;
        this.warm = warm;
        this.seconds = seconds;
    }

    boolean run() throws Exception {
        try (var rig = new Rig(Map.of());
                var mails = Mails.start()) {
            rig.startDatabase();
            rig.startBroker(List.of("-Xms128m", "-Xmx384m", "-XX:+UseSerialGC"));
            rig.database().createDatabase(DATABASE);
            var flags =
                    List.of(
                            "-Xms256m",
                            "-Xmx1g",
                            "-XX:+UseSerialGC",
                            "-XX:+UseCompactObjectHeaders",
                            "-Dopora.identity.second-factor-for=",
                            "-Dopora.identity.attempts-per-minute=1000000");
            var contexts = String.join(",", opora.Settings.CONTEXTS);
            var application =
                    rig.startApplication(
                            "opora", contexts, DATABASE, flags, "--smtp", mails.address());
            var address = URI.create(application.awaitReady(Duration.ofSeconds(120)));
            var pids =
                    Map.of(
                            "application", application.pid(),
                            "database", rig.database().pid(),
                            "broker", rig.broker().pid(),
                            "people", ProcessHandle.current().pid());
            return measure(rig, address, pids);
        }
    }

    private boolean measure(Rig rig, URI address, Map<String, Long> pids) throws Exception {
        var url = rig.database().url(DATABASE);
        var hired = new Hired(address, url);
        say("%d customers and %d specialists join", customers, staff);
        var tokens = join(hired, "customer", customers);
        var workers = join(hired, "expert", staff);
        var names = IntStream.range(0, staff).mapToObj(one -> "expert-" + one).toList();
        Shift.openLine(new Insistence(_ -> address), hired, names);
        try (var lives = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < customers; i++) {
                var number = i;
                lives.submit(
                        () -> ask(number, new Hand(address, tokens.get(number), waits, pieces)));
            }
            for (int i = 0; i < staff; i++) {
                var number = i;
                lives.submit(
                        () -> work(number, new Hand(address, workers.get(number), waits, pieces)));
            }
            Pause.millis(warm * 1_000L);
            waits.begin();
            var before = Usage.of(pids);
            var begin = System.nanoTime();
            Pause.millis(seconds * 1_000L);
            var after = Usage.of(pids);
            var elapsed = (System.nanoTime() - begin) / 1e9;
            var all = waits.all();
            waits.print();
            var failures = waits.failures();
            var memory = usedMemory();
            over = true;
            tell(pids, before, after, elapsed);
            return reckon(
                    rig,
                    url,
                    all,
                    failures,
                    memory,
                    (after.machine() - before.machine()) / elapsed,
                    elapsed);
        }
    }

    private List<String> join(Hired hired, String role, int count)
            throws InterruptedException, ExecutionException {
        try (var few = Executors.newFixedThreadPool(JOIN_AT_ONCE)) {
            var coming = new ArrayList<Future<String>>();
            for (int i = 0; i < count; i++) {
                var name = role + "-" + i;
                coming.add(few.submit(() -> hired.join(name, role)));
            }
            var tokens = new ArrayList<String>();
            for (var one : coming) {
                tokens.add(one.get());
            }
            return tokens;
        }
    }

    private boolean ask(int number, Hand hand) {
        var random = new Random(number);
        Pause.millis(random.nextInt(warm * 900 + 1));
        var key = UUID.randomUUID().toString();
        var wish = "{\"subject\": \"Роутер молчит %d\", \"text\": \"С утра.\"}".formatted(number);
        var asked = hand.post("customer asks", "/api/tickets", wish, key);
        var request = asked == null ? null : REQUEST.matcher(asked);
        if (request == null || !request.find()) {
            return false;
        }
        var path = "/tickets/" + request.group(1);
        promises.ticket(request.group(1));
        hand.get("customer looks", path);
        hand.follow(path + "/live");
        while (!over) {
            rest(CUSTOMER_REST_MILLIS, random);
            switch (over ? -1 : random.nextInt(5)) {
                case 0 -> hand.get("customer lists", "/tickets");
                case 1 -> write(hand, "customer-" + number, "customer writes", "/api" + path);
                case 2, 3, 4 -> hand.get("customer looks", path);
                default -> {
                    // the day is over
                }
            }
        }
        hand.close();
        return true;
    }

    private void write(Hand hand, String name, String kind, String path) {
        var key = UUID.randomUUID().toString();
        var words = "{\"text\": \"line %s\"}".formatted(key);
        if (hand.post(kind, path + "/messages", words, key) != null) {
            promises.said(name, key);
        }
    }

    private boolean work(int number, Hand hand) {
        var random = new Random(1_000_000 + number);
        Pause.millis(random.nextInt(warm * 900 + 1));
        while (!over) {
            hand.get("staff lists", "/desk");
            var open = hand.get("staff lists (API)", "/api/desk/tickets?limit=50");
            var numbers =
                    open == null
                            ? List.<String>of()
                            : NUMBER.matcher(open).results().map(one -> one.group(1)).toList();
            rest(STAFF_REST_MILLIS, random);
            if (numbers.isEmpty() || over) {
                continue;
            }
            var ticket = numbers.get(random.nextInt(numbers.size()));
            hand.get("staff opens", "/desk/" + ticket);
            hand.follow("/desk/" + ticket + "/live");
            rest(STAFF_REST_MILLIS, random);
            if (over) {
                break;
            }
            var path = "/api/desk/tickets/" + ticket;
            write(hand, "expert-" + number, "staff answers", path);
            if (random.nextInt(3) == 0) {
                move(hand, path, random);
            }
        }
        hand.close();
        return true;
    }

    /// Somebody else may have been faster: that is an answer, too.
    private void move(Hand hand, String path, Random random) {
        var wish =
                "{\"to\": \"%s\", \"fields\": {\"resolution\": \"Исправлено\"}}"
                        .formatted(MOVES.get(random.nextInt(MOVES.size())));
        hand.wish("staff moves", path + "/status", wish, UUID.randomUUID().toString());
    }

    /// Half to one and a half times as long.
    private void rest(int millis, Random random) {
        var until = System.nanoTime() + (millis / 2 + random.nextInt(millis)) * 1_000_000L;
        while (!over && System.nanoTime() < until) {
            Pause.millis(200);
        }
    }

    private static void tell(Map<String, Long> pids, Usage before, Usage after, double elapsed) {
        for (var name : pids.keySet()) {
            say(
                    "  %-12s %5.2f cores %6d MB",
                    name,
                    after.cores(name, before, elapsed),
                    after.megabytes().getOrDefault(name, 0L));
        }
    }

    private boolean reckon(
            Rig rig,
            String url,
            org.HdrHistogram.Histogram all,
            int failures,
            double memory,
            double cores,
            double elapsed) {
        new Quiet(rig.bootstrap(), List.of(url)).await(QUIET_SECONDS);
        var desk = new DeskReckoning(_ -> url, promises);
        var tickets = desk.tickets();
        var lines = desk.lines();
        var shown = desk.shown();
        var lost = tickets.lost() + lines.lost() + shown.lost();
        var doubled = tickets.doubled() + lines.doubled() + shown.doubled();
        say(
                "requests=%d per_s=%.1f p90ms=%.0f p99ms=%.0f within_1s=%.2f%% within_2s=%.2f%% failed=%d pushed=%d"
                        + " memory=%.0f%% cores=%.2f tickets=%d messages=%d lost=%d doubled=%d disordered=%d",
                all.getTotalCount(),
                all.getTotalCount() / elapsed,
                Waits.millis(all, 90),
                Waits.millis(all, 99),
                Waits.within(all, 1_000),
                Waits.within(all, 2_000),
                failures,
                pieces.get(),
                memory * 100,
                cores,
                tickets.due(),
                lines.due(),
                lost,
                doubled,
                desk.disordered());
        return Waits.within(all, 1_000) >= 90
                && Waits.within(all, 2_000) >= 99
                && memory <= 0.7
                && failures == 0
                && lost + doubled + desk.disordered() == 0;
    }

    /// Of the whole machine.
    private static double usedMemory() throws IOException {
        var total = 1.0;
        var free = 0.0;
        for (var line : Files.readAllLines(Path.of("/proc/meminfo"))) {
            var number = line.replaceAll("\\D", "");
            if (line.startsWith("MemTotal:")) {
                total = Double.parseDouble(number);
            } else if (line.startsWith("MemAvailable:")) {
                free = Double.parseDouble(number);
            }
        }
        return 1 - free / total;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
