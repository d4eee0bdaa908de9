package opora.backbone;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Remembers the ids of events that came from outside any store, so that each has its effect once.
/// An event's row lies in the partition of the day it came first, wherever a second one arrives.
final class Inbox {
    private final String consumer;

    Inbox(String consumer) {
        this.consumer = consumer;
    }

    /// The ids among these that are new; they count as seen from the commit on. Each id is looked
    /// up by itself: told to join, PostgreSQL would read all that was ever remembered for every
    /// batch.
    Set<UUID> admit(Connection connection, List<Received> records) throws SQLException {
        var sql =
                """
                insert into backbone.inbox (day, consumer, id)
                select (now() at time zone 'utc')::date, ?, i.id from unnest(?) as i(id)
                where (select true from backbone.inbox k where k.consumer = ? and k.id = i.id limit 1) is null
                on conflict do nothing returning id
                """;
        var ids = records.stream().map(Inbox::idOf).toArray(UUID[]::new);
        var fresh = new HashSet<UUID>(records.size() * 2);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            statement.setArray(2, connection.createArrayOf("uuid", ids));
            statement.setString(3, consumer);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return fresh;
    }

    static UUID idOf(Received record) {
        var id = record.id();
        if (id.length() == 36) {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException e) {
                // any other text is as good as an id, through its hash
            }
        }
        return UUID.nameUUIDFromBytes(
                (record.envelope().context() + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
