package opora.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// Which statements PostgreSQL spends its time on.
final class Statements {
    static final Map<String, String> SETTINGS =
            Map.of(
                    "shared_preload_libraries", "pg_stat_statements",
                    "pg_stat_statements.track", "all",
                    "pg_stat_statements.track_planning", "on");

    private Statements() {}

    static void forget(String url) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void print(String url) {
        var sql =
                """
                select calls, rows, total_exec_time, total_plan_time, wal_bytes / 1024 as wal_kilobytes,
                    left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as query
                from pg_stat_statements order by total_exec_time + total_plan_time desc limit 24
                """;
        System.out.printf(
                "%n  %8s %9s %9s %9s %8s  %s%n",
                "calls", "rows", "exec ms", "plan ms", "WAL kB", "query");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                System.out.printf(
                        "  %8d %9d %9.0f %9.0f %8d  %s%n",
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getDouble(3),
                        rows.getDouble(4),
                        rows.getLong(5),
                        rows.getString(6));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
