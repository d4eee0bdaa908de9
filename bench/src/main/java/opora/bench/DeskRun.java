package opora.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import opora.bench.Askers.Counted;

/// What people do at the desk, one kind after the other, each by several at once who ask again as
/// soon as they are answered.
final class DeskRun {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CUSTOMERS = 8;
    private static final long DRAIN_SECONDS = 300;
    private static final List<String> VIEWS =
            List.of("OPEN", "OPEN", "MINE", "FREE", "QUEUED", "WAITING", "ALL");
    private static final List<String> RARE = List.of(Stories.RARE, "квамотерон", "козлов-217");
    private static final List<String> FREQUENT = List.of("принтер", "не печатает", "printer");
    private static final List<String> TWO =
            List.of(
                    "принтер накладная",
                    "бумага курьер",
                    "paper invoice",
                    "\"не печатает\" сервер");

    private final int port;
    private final String url;
    private final Load load;
    private final Map<String, Long> pids;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private long sent;
    private long unknown;

    /// @param tickets how many there are
    /// @param only the kinds that are measured; all when empty
    record Load(int tickets, int seconds, int warm, int agents, int writers, List<String> only) {
        boolean measures(String name) {
            return only.isEmpty() || only.stream().anyMatch(name::startsWith);
        }
    }

    DeskRun(int port, String url, Load load, Map<String, Long> pids) {
        this.port = port;
        this.url = url;
        this.load = load;
        this.pids = pids;
    }

    boolean run() throws InterruptedException {
        var people = new People("http://127.0.0.1:" + port);
        var agent = people.signIn("clara", "Silver-Bridge-31");
        System.out.printf("%,d tickets, %d at the desk%n", load.tickets(), load.agents());
        System.out.printf(
                "  %-18s %9s %8s %8s %8s%n", "", "a second", "p50 ms", "p95 ms", "p99 ms");
        var list = look("list", agent, this::list);
        var open = look("open", agent, _ -> "/desk/" + number());
        var rare = look("search rare", agent, n -> search(RARE, n));
        var frequent = look("search frequent", agent, n -> search(FREQUENT, n));
        var two = look("search two words", agent, n -> search(TWO, n));
        sent = 0;
        unknown = 0;
        var reply = measure("reply", load.agents(), OK, n -> reply(agent, n));
        var replies = sent;
        var unknownReplies = unknown;
        var customers = people.join(CUSTOMERS);
        var before = Rows.count(url, "select count(*) from tickets.tickets");
        sent = 0;
        unknown = 0;
        var begin = System.nanoTime();
        var create =
                measure(
                        "create",
                        load.writers(),
                        ACCEPTED,
                        n -> create(customers.get(n % CUSTOMERS), n));
        var created = sent;
        var drained = drain(before + created, begin);
        var lost = lost(before, created, unknown) + lostReplies(replies, unknownReplies);
        var doubled = doubled();
        System.out.printf(
                "  created %d, all at the desk and found after %.1f s (%.0f a second); replies %d; lost %d, doubled %d%n",
                created, drained, created / drained, replies, lost, doubled);
        var search = Math.max(rare.millis(95), Math.max(frequent.millis(95), two.millis(95)));
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "create_per_s=%.0f list_p95ms=%.1f open_p95ms=%.1f reply_p95ms=%.1f search_p95ms=%.1f",
                        create.perSecond(),
                        list.millis(95),
                        open.millis(95),
                        reply.millis(95),
                        search));
        return lost == 0 && doubled == 0;
    }

    private Counted look(String name, String token, IntFunction<String> paths)
            throws InterruptedException {
        return measure(
                name,
                load.agents(),
                OK,
                n ->
                        """
                        GET %s HTTP/1.1\r
                        Host: 127.0.0.1\r
                        Cookie: opora_session=%s\r
                        \r
                        """
                                .formatted(paths.apply(n), token));
    }

    private Counted measure(String name, int clients, int expected, IntFunction<String> requests)
            throws InterruptedException {
        if (!load.measures(name)) {
            return new Counted();
        }
        Counted counted;
        var begin = Usage.of(pids);
        long nanos;
        var askers = new Askers(port, clients, expected, 0, requests);
        try (askers) {
            Pause.millis(load.warm() * 1_000L);
            take(askers.turnOver());
            begin = Usage.of(pids);
            nanos = System.nanoTime();
            Pause.millis(load.seconds() * 1_000L);
            counted = askers.turnOver();
            take(counted);
        }
        var seconds = (System.nanoTime() - nanos) / 1e9;
        take(askers.turnOver());
        print(name, counted, begin, seconds);
        return counted;
    }

    private void take(Counted some) {
        sent += some.answered();
        unknown += some.refused();
    }

    private void print(String name, Counted counted, Usage begin, double seconds) {
        var end = Usage.of(pids);
        var cores = new LinkedHashMap<String, String>();
        pids.keySet().stream()
                .sorted()
                .forEach(
                        one ->
                                cores.put(
                                        one,
                                        String.format(
                                                Locale.ROOT,
                                                "%.2f",
                                                end.cores(one, begin, seconds))));
        System.out.printf(
                Locale.ROOT,
                "  %-18s %9.0f %8.1f %8.1f %8.1f   refused %d, cores %s, others %.2f%n",
                name,
                counted.perSecond(),
                counted.millis(50),
                counted.millis(95),
                counted.millis(99),
                counted.refused(),
                cores,
                end.others(begin, seconds));
    }

    private int number() {
        return 1_001 + ThreadLocalRandom.current().nextInt(load.tickets());
    }

    /// Most look at the first page, some further on.
    private String list(int n) {
        var view = VIEWS.get(n % VIEWS.size());
        var deep = n % 5 == 0 ? "&after=" + (view.equals("ALL") ? "0" : "2") + "-" + number() : "";
        return "/desk?view=" + view + deep;
    }

    private static String search(List<String> words, int n) {
        var word = words.get(n % words.size());
        return "/desk/search?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private String reply(String token, int n) {
        return post(
                "/api/desk/tickets/" + number() + "/messages",
                token,
                "{\"text\":\"Ответ %s %d.\"}".formatted(mark, n));
    }

    private String create(String token, int n) {
        var body =
                """
                {"kind":"INCIDENT","subject":"Не печатает принтер %s %d","text":"Вчера ещё работало. Пробовали другой кабель.","product":"printer","impact":"LOW","urgency":"MEDIUM"}"""
                        .formatted(mark, n);
        return post("/api/tickets", token, body);
    }

    private static String post(String path, String token, String body) {
        return """
        POST %s HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer %s\r
        Idempotency-Key: "%s"\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
                .formatted(
                        path,
                        token,
                        UUID.randomUUID(),
                        body.getBytes(StandardCharsets.UTF_8).length,
                        body);
    }

    /// Seconds until the desk has every accepted ticket, and search finds it.
    private double drain(long wanted, long begin) {
        var deadline = System.nanoTime() + DRAIN_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < deadline
                && (Rows.count(url, "select count(*) from tickets.tickets") < wanted
                        || Rows.count(url, "select count(*) from search.words") < wanted)) {
            Pause.millis(1_000);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /// What was answered with an error may have been kept or not; all else must be there.
    private static long missing(long there, long accepted, long unknown) {
        return Math.max(0, accepted - there) + Math.max(0, there - accepted - unknown);
    }

    private long lost(long before, long accepted, long unknown) {
        var lost = 0L;
        for (var table : List.of("tickets.tickets", "search.words")) {
            var there = Rows.count(url, "select count(*) from " + table) - before;
            lost += missing(there, accepted, unknown);
        }
        return lost;
    }

    private long lostReplies(long accepted, long unknown) {
        var said =
                "select count(*) from tickets.entries where kind = 'Said' and facts ->> 'text' like '%"
                        + mark
                        + "%'";
        var found = "select count(*) from search.texts where words like 'Ответ " + mark + "%'";
        return missing(Rows.count(url, said), accepted, unknown)
                + missing(Rows.count(url, found), accepted, unknown);
    }

    private long doubled() {
        return Rows.count(
                url,
                """
                select (select count(*) - count(distinct request_id) from tickets.tickets where opened_at > (select until from seed.plan))
                    + (select count(*) - count(distinct subject) from tickets.tickets where subject like '%%%s%%')
                    + (select count(*) - count(distinct words) from search.texts where words like 'Ответ %s%%')
                """
                        .formatted(mark, mark));
    }
}
