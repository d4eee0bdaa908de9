package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The compensations that sagas owe, kept ready to be sent.
final class Undos {
    private Undos() {}

    record Owed(long id, String type, String topic, @Nullable String key, byte[] payload) {
        Packed packed(String correlation, @Nullable String causation, @Nullable String trace) {
            return new Packed(type, topic, key, correlation, causation, trace, payload);
        }
    }

    static void add(
            Connection connection,
            String context,
            String saga,
            Map<String, List<Object>> undos,
            EventStore store)
            throws SQLException {
        if (undos.values().stream().allMatch(List::isEmpty)) {
            return;
        }
        var sql =
                """
                insert into backbone.undos (context, saga, key, type, topic, event_key, payload) values (?, ?, ?, ?, ?, ?, ?)
                """;
        try (var statement = connection.prepareStatement(sql)) {
            for (var ofKey : undos.entrySet()) {
                for (var event : ofKey.getValue()) {
                    var packed = store.pack(new Outgoing(event, "", null, null));
                    statement.setString(1, context);
                    statement.setString(2, saga);
                    statement.setString(3, ofKey.getKey());
                    statement.setString(4, packed.type());
                    statement.setString(5, packed.topic());
                    statement.setString(6, packed.key());
                    statement.setBytes(7, packed.payload());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /// Takes what is owed, the last one first.
    static List<Owed> take(Connection connection, String context, String saga, String key) {
        var sql =
                """
                delete from backbone.undos where context = ? and saga = ? and key = ?
                returning id, type, topic, event_key, payload
                """;
        var owed = new ArrayList<Owed>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setString(2, saga);
            statement.setString(3, key);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    owed.add(
                            new Owed(
                                    rows.getLong(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getBytes(5)));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
        owed.sort(Comparator.comparingLong(Owed::id).reversed());
        return owed;
    }

    /// A saga that has ended owes nothing.
    static void forget(Connection connection, String context, String saga, List<String> keys)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        var sql = "delete from backbone.undos where context = ? and saga = ? and key = any(?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, context);
            statement.setString(2, saga);
            statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
            statement.executeUpdate();
        }
    }
}
