package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of a context's events that were not simply handled: some wait, some were thrown
/// away, some were edited first.
final class HandledHistory {
    private final Set<String> left = new HashSet<>();
    private final Map<String, byte[]> edited = new HashMap<>();

    /// Locks what waits, so that nobody tries it until the caller is done.
    HandledHistory(Connection connection, String consumer) throws SQLException {
        var waiting = "select event_id from backbone.parked where consumer = ? for update";
        var discarded = "select event_id from backbone.discarded where consumer = ?";
        for (var sql : List.of(waiting, discarded)) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, consumer);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        left.add(rows.getString(1));
                    }
                }
            }
        }
        var sql =
                """
                select event_id, edited from backbone.interventions
                where consumer = ? and verb = 'edit' and edited is not null order by id
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    edited.put(rows.getString(1), rows.getBytes(2));
                }
            }
        }
    }

    /// These events as they were handled, without those that were not.
    List<Received> asHandled(List<Received> records) {
        var handled = new ArrayList<Received>(records.size());
        for (var record : records) {
            if (!left.contains(record.id())) {
                var instead = edited.get(record.id());
                handled.add(instead == null ? record : record.withPayload(instead));
            }
        }
        return handled;
    }
}
