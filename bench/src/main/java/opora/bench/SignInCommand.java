package opora.bench;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import opora.bench.Askers.Counted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "signin",
        description =
                "Sign-ins per second over HTTP, beside what the password check alone would allow,"
                        + " while people who are signed in look at pages.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  opora bench signin --seconds 20", "  opora bench signin --pages 50"})
final class SignInCommand implements Callable<Integer> {
    private static final String DATABASE = "opora";
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int PAGE_CLIENTS = 16;

    /// Everybody comes from one address here.
    private static final List<String> WITHOUT_LIMITS =
            List.of(
                    "-Dopora.identity.attempts-per-minute=100000000",
                    "-Dopora.identity.attempts-per-name=100000000");

    @Option(names = "--seconds", description = "How long to measure (${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--warm",
            description = "Seconds of the same load before that (${DEFAULT-VALUE}).")
    private int warm = 20;

    @Option(names = "--people", description = "How many people sign in (${DEFAULT-VALUE}).")
    private int people = 40;

    @Option(names = "--clients", description = "How many at once (${DEFAULT-VALUE}).")
    private int clients = 16;

    @Option(names = "--pages", description = "Pages a second meanwhile (${DEFAULT-VALUE}).")
    private double pages = 20;

    @Override
    public Integer call() throws Exception {
        try (var rig = new Rig(java.util.Map.of())) {
            rig.startDatabase();
            rig.startBroker(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
            rig.database().createDatabase(DATABASE);
            var flags = new java.util.ArrayList<>(WITHOUT_LIMITS);
            flags.addAll(List.of("-Xms512m", "-Xmx1g", "-XX:+UseSerialGC"));
            var address =
                    rig.startApplication("identity", DATABASE, flags)
                            .awaitReady(Duration.ofSeconds(120));
            var tokens = new People(address).join(people);
            var alone = People.checksPerSecond(hash(rig.database().url(DATABASE)), seconds / 2 + 2);
            return measure(URI.create(address).getPort(), tokens, alone);
        }
    }

    private int measure(int port, List<String> tokens, double alone) throws InterruptedException {
        Counted signIns;
        Counted shown;
        try (var lookers = new Askers(port, PAGE_CLIENTS, OK, pages, n -> page(n, tokens));
                var comers = new Askers(port, clients, CREATED, 0, this::signIn)) {
            System.out.printf("warming up for %d s, then measuring %d s%n", warm, seconds);
            Pause.millis(warm * 1_000L);
            comers.turnOver();
            lookers.turnOver();
            Pause.millis(seconds * 1_000L);
            signIns = comers.turnOver();
            shown = lookers.turnOver();
        }
        say("sign-ins %d, refused %d", signIns.answered(), signIns.refused());
        say("pages    %d, refused %d", shown.answered(), shown.refused());
        say(
                "signins_per_s=%.1f p50ms=%.0f p95ms=%.0f argon2_alone_per_s=%.1f ratio=%.2f"
                        + " page_p95ms=%.0f",
                signIns.perSecond(),
                signIns.millis(50),
                signIns.millis(95),
                alone,
                signIns.perSecond() / alone,
                shown.millis(95));
        return signIns.refused() + shown.refused() == 0 ? 0 : 1;
    }

    private String signIn(int number) {
        var body = People.credentials(number % people + 1);
        return """
        POST /api/session HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
                .formatted(body.length(), body);
    }

    private static String page(int number, List<String> tokens) {
        return """
        GET /security HTTP/1.1\r
        Host: 127.0.0.1\r
        Cookie: opora_session=%s\r
        \r
        """
                .formatted(tokens.get(number % tokens.size()));
    }

    private static String hash(String url) throws SQLException {
        var sql = "select hash from identity.accounts where username = ?";
        try (var connection = DriverManager.getConnection(url);
                var query = connection.prepareStatement(sql)) {
            query.setString(1, Load.customer(1));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
