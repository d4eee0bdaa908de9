package opora.backbone;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Remembers the ids of events that came from outside any store, so that each has its effect once.
/// An event's row lies in the partition of the event's own day, which a redelivery does not change.
final class Inbox {
    private static final LocalDate TIMELESS = LocalDate.EPOCH;

    private final String consumer;

    Inbox(String consumer) {
        this.consumer = consumer;
    }

    /// The ids among these that are new; they count as seen from the commit on.
    Set<UUID> admit(Connection connection, List<Received> records) throws SQLException {
        var sql =
                """
                insert into backbone.inbox (day, consumer, id)
                select i.day, ?, i.id from unnest(?, ?) as i(day, id)
                on conflict do nothing returning id
                """;
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = records.stream().map(record -> dayOf(record, today)).toArray(Date[]::new);
        var ids = records.stream().map(Inbox::idOf).toArray(UUID[]::new);
        var fresh = new HashSet<UUID>(records.size() * 2);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            statement.setArray(2, connection.createArrayOf("date", days));
            statement.setArray(3, connection.createArrayOf("uuid", ids));
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

    private static Date dayOf(Received record, LocalDate today) {
        var given = record.envelope().timeMillis();
        var millis = given > 0 ? given : record.timeMillis();
        var day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        var known = !day.isBefore(today.minusDays(60)) && !day.isAfter(today.plusDays(1));
        return Date.valueOf(known ? day : TIMELESS);
    }
}
