package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Time-outs as rows, set and cancelled in the transaction of the step they belong to.
final class Timers {
    private Timers() {}

    record Setting(
            String name,
            String key,
            Duration after,
            String correlation,
            @Nullable String causation,
            @Nullable String trace) {}

    record Due(
            String name,
            String key,
            String correlation,
            @Nullable String causation,
            @Nullable String trace) {}

    static void set(Connection connection, String context, List<Setting> settings)
            throws SQLException {
        if (settings.isEmpty()) {
            return;
        }
        var sql =
                """
                insert into backbone.timers (context, name, key, due_at, correlation, causation, trace)
                select ?, t.name, t.key, now() + t.millis * interval '1 millisecond', t.correlation, t.causation, t.trace
                from unnest(?, ?, ?, ?, ?, ?) as t(name, key, millis, correlation, causation, trace)
                on conflict (context, key, name) do update set due_at = excluded.due_at
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setArray(
                    2, connection.createArrayOf("text", column(settings, Setting::name)));
            statement.setArray(3, connection.createArrayOf("text", column(settings, Setting::key)));
            statement.setArray(
                    4,
                    connection.createArrayOf("int8", column(settings, s -> s.after().toMillis())));
            statement.setArray(
                    5, connection.createArrayOf("text", column(settings, Setting::correlation)));
            statement.setArray(
                    6, connection.createArrayOf("text", column(settings, Setting::causation)));
            statement.setArray(
                    7, connection.createArrayOf("text", column(settings, Setting::trace)));
            statement.executeUpdate();
        }
    }

    private static @Nullable Object[] column(
            List<Setting> settings, Function<Setting, @Nullable Object> value) {
        return settings.stream().map(value).toArray();
    }

    static void cancel(Connection connection, String context, String saga, List<String> keys)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        var sql =
                "delete from backbone.timers where context = ? and key = any(?) and starts_with(name, ?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
            statement.setString(3, saga + "/");
            statement.executeUpdate();
        }
    }

    /// Timers that should ring now. They are not locked: who rings one locks its saga first, as
    /// everybody does. Most timers are cancelled before they are due and lie dead at the beginning
    /// of their index; only a plain index scan marks them so that the next one passes them by.
    static List<Due> due(Connection connection, String context, int limit) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local enable_bitmapscan = off");
        }
        var sql =
                """
                select name, key, correlation, causation, trace from backbone.timers
                where context = ? and due_at <= now() order by due_at limit ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setInt(2, limit);
            var due = new ArrayList<Due>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(
                            new Due(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5)));
                }
            }
            return due;
        }
    }

    /// Answers whether it was still set and due.
    static boolean remove(Connection connection, String context, Due timer) {
        var sql =
                "delete from backbone.timers where context = ? and key = ? and name = ? and due_at <= now()";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setString(2, timer.key());
            statement.setString(3, timer.name());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /// Moves a timer whose ringing failed, so that it does not stand in the way of others.
    static void postpone(Connection connection, String context, Due timer, Duration pause)
            throws SQLException {
        var sql =
                """
                update backbone.timers set due_at = now() + ? * interval '1 millisecond'
                where context = ? and key = ? and name = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, pause.toMillis());
            statement.setString(2, context);
            statement.setString(3, timer.key());
            statement.setString(4, timer.name());
            statement.executeUpdate();
        }
    }

    /// Brings all timers nearer by so much, which is how time passes where nobody wants to wait.
    static void hasten(Database database, String context, Duration time) {
        var sql =
                """
                update backbone.timers set due_at = due_at - ? * interval '1 millisecond'
                where context = ?
                """;
        database.transact(
                context,
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        statement.setLong(1, time.toMillis());
                        statement.setString(2, context);
                        return statement.executeUpdate();
                    }
                });
    }
}
