package opora.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// Everything that is counted, at one moment.
///
/// @param events how many the store holds so far
/// @param commits of all databases so far
record Gauge(long nanos, int finished, int accepted, long events, long commits, Usage usage) {

    static Gauge read(Tally tally, String url, Map<String, Long> pids) {
        var counted =
                count(
                        url,
                        """
                        select (select last_value from backbone.position),
                            (select sum(xact_commit)::bigint from pg_stat_database)
                        """);
        return new Gauge(
                System.nanoTime(),
                tally.finishedSoFar(),
                tally.acceptedSoFar(),
                counted[0],
                counted[1],
                Usage.of(pids));
    }

    double seconds(Gauge earlier) {
        return (nanos - earlier.nanos) / 1e9;
    }

    double orders(Gauge earlier) {
        return (finished - earlier.finished) / seconds(earlier);
    }

    /// Requests come from outside, everything else from the store.
    double events(Gauge earlier) {
        return (accepted - earlier.accepted + events - earlier.events) / seconds(earlier);
    }

    double commits(Gauge earlier) {
        return (commits - earlier.commits) / seconds(earlier);
    }

    /// Wallets of one part of so many whose balance is not the sum of their transfers, in one
    /// snapshot, while all runs.
    static long unbalanced(String url, int part, int parts) {
        var names =
                "array(select username from billing.wallets where mod(abs(hashtext(username)), %d) = %d)";
        return count(
                url,
                "select count(*), 0 from billing.unbalanced_among("
                        + names.formatted(parts, part)
                        + ")")[0];
    }

    private static long[] count(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return new long[] {rows.getLong(1), rows.getLong(2)};
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
