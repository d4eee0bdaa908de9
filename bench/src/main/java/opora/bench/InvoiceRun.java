package opora.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Many subscriptions that are all due, invoiced and paid from wallets by a process that is killed
/// again and again.
final class InvoiceRun {
    private static final String DATABASE = "opora";
    private static final String CONTEXTS = "subscriptions,billing";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long RICH = 1_000_000;

    private static final String SUBSCRIBE =
            """
            insert into subscriptions.subscriptions (id, username, plan_id, price, currency, period, state, method, anchor,
                zone, period_start, period_end)
            select 's-' || n, 'customer-' || n, 'basic', 49000, 'RUB', 'MONTH', 'ACTIVE', 'WALLET', 1, 'UTC',
                current_date - 30, current_date
            from generate_series(1, ?) n
            """;

    private final int count;
    private final int kills;
    private final List<String> flags = new ArrayList<>();

    InvoiceRun(int count, int kills) {
        this.count = count;
        this.kills = kills;
        flags.addAll(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
        flags.add("-Dopora.subscriptions.look=1s");
        if (kills > 0) { // small steps, so that there is something to cut through
            flags.add("-Dopora.subscriptions.batch=" + Math.clamp(count / 400, 10, 500));
        }
    }

    /// @param billed subscriptions with one invoice that was paid once
    /// @param doubled with more than one invoice, or more than one payment of it
    /// @param missed with less
    /// @param gaps numbers that no invoice has
    record Outcome(double perSecond, long billed, long doubled, long missed, long gaps, int kills) {
        boolean right() {
            return doubled == 0 && missed == 0 && gaps == 0;
        }

        String line() {
            return "invoices/s=%.0f billed=%d doubled=%d missed=%d"
                    .formatted(perSecond, billed, doubled, missed);
        }
    }

    Outcome run() {
        try (var rig = new Rig(Map.of())) {
            rig.startDatabase();
            rig.startBroker(List.of("-Xms128m", "-Xmx384m", "-XX:+UseSerialGC"));
            rig.database().createDatabase(DATABASE);
            var first = start(rig); // lays out the tables
            first.awaitReady(PATIENCE);
            first.kill();
            var url = rig.database().url(DATABASE);
            Wallets.fill(url, count, RICH, count + 1, RICH);
            execute(url, SUBSCRIBE, count);
            return measure(rig, url);
        }
    }

    /// Does not wait: it begins to bill before it is ready for pages.
    private Jvm start(Rig rig) {
        return rig.startApplication(CONTEXTS, DATABASE, flags);
    }

    private Outcome measure(Rig rig, String url) {
        var application = start(rig);
        while (issued(url) == 0) {
            Pause.millis(20);
        }
        var begin = System.nanoTime();
        var killed = 0;
        var told = System.nanoTime();
        while (paid(url) < count && System.nanoTime() - begin < 900_000_000_000L) {
            if (killed < kills && issued(url) > (long) count * (killed + 1) / (kills + 2)) {
                application.kill();
                killed++;
                System.out.printf(
                        "  killed for the %d. time after %,d invoices%n", killed, issued(url));
                application = start(rig);
            }
            if (System.nanoTime() - told > 5_000_000_000L) {
                told = System.nanoTime();
                System.out.printf("  %,d issued, %,d paid%n", issued(url), paid(url));
            }
            Pause.millis(kills > killed ? 20 : 100);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        return outcome(url, count / seconds, killed);
    }

    private static long issued(String url) {
        return number(url, "select count(*) from subscriptions.invoices");
    }

    private static long paid(String url) {
        return number(url, "select count(*) from subscriptions.invoices where state = 'PAID'");
    }

    private static Outcome outcome(String url, double perSecond, int killed) {
        var sql =
                """
                select count(*) filter (where %s)
                from subscriptions.subscriptions s
                left join (select subscription_id, count(*) as issued, count(*) filter (where state = 'PAID') as paid
                           from subscriptions.invoices group by 1) i on i.subscription_id = s.id
                left join (select username, count(*) as taken from billing.transfers where kind = 'CHARGE' group by 1) t
                    on t.username = s.username
                """;
        var billed = number(url, sql.formatted("issued = 1 and paid = 1 and taken = 1"));
        var doubled = number(url, sql.formatted("issued > 1 or taken > 1"));
        var missed =
                number(
                        url,
                        sql.formatted(
                                "coalesce(issued, 0) < 1 or paid < 1 or coalesce(taken, 0) < 1"));
        var gaps =
                number(
                        url,
                        "select coalesce(max(number), 0) - count(distinct number) from subscriptions.invoices");
        return new Outcome(perSecond, billed, doubled, missed, gaps, killed);
    }

    private static long number(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String url, String sql, int value) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, value);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
