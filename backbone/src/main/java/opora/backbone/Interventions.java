package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who did what to which waiting event; kept together with the payload it had before.
final class Interventions {
    private Interventions() {}

    static void note(
            Connection connection, long letter, String verb, String who, @Nullable String reason)
            throws SQLException {
        var sql =
                """
                insert into backbone.interventions (verb, who, reason, consumer, type, key, event_id, payload)
                select ?, ?, ?, consumer, type, key, event_id, payload from backbone.parked where id = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, verb);
            statement.setString(2, who);
            statement.setString(3, reason);
            statement.setLong(4, letter);
            statement.executeUpdate();
        }
    }

    /// Keeps what an edited event was handled as, for those who handle it again in a replay.
    static void edited(Connection connection, String event, String consumer, byte[] payload)
            throws SQLException {
        var sql =
                """
                update backbone.interventions set edited = ?
                where id = (select max(id) from backbone.interventions where event_id = ? and consumer = ?)
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, payload);
            statement.setString(2, event);
            statement.setString(3, consumer);
            statement.executeUpdate();
        }
    }

    static List<DeadLetters.Intervention> latest(Connection connection, int limit)
            throws SQLException {
        var sql =
                """
                select at, who, verb, reason, consumer, type, key, event_id from backbone.interventions
                order by id desc limit ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            var latest = new ArrayList<DeadLetters.Intervention>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    latest.add(
                            new DeadLetters.Intervention(
                                    row.getTimestamp(1).toInstant(),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getString(8)));
                }
            }
            return latest;
        }
    }
}
