package opora.backbone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keys that wait: an event that failed and, behind it in order, the later ones of its key. Other
/// keys flow on.
final class Parked {
    private final String consumer;

    Parked(String consumer) {
        this.consumer = consumer;
    }

    /// A waiting event at the head of its line.
    record Head(long id, Received record, int attempts) {}

    /// The lines that wait in these places.
    Map<Positions.Place, Set<String>> lines(
            Connection connection, Collection<Positions.Place> places) throws SQLException {
        var lines = new HashMap<Positions.Place, Set<String>>();
        var sql = "select distinct topic, partition, line from backbone.parked where consumer = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var place = new Positions.Place(rows.getString(1), rows.getInt(2));
                    if (places.contains(place)) {
                        lines.computeIfAbsent(place, p -> new HashSet<>()).add(rows.getString(3));
                    }
                }
            }
        }
        return lines;
    }

    /// Puts an event in line because one waits before it.
    void queue(Connection connection, Received record) throws SQLException {
        insert(connection, record, "waiting", 0, Duration.ZERO, null);
    }

    /// Puts the first of its line there after a failure, dead when no further try is left to it.
    void add(Connection connection, Received record, Throwable failure, @Nullable Duration pause)
            throws SQLException {
        lock(connection, record);
        var state = pause == null ? "dead" : "retrying";
        insert(connection, record, state, 1, pause == null ? Duration.ZERO : pause, failure);
    }

    private void insert(
            Connection connection,
            Received record,
            String state,
            int attempts,
            Duration pause,
            @Nullable Throwable failure)
            throws SQLException {
        var sql =
                """
                insert into backbone.parked (consumer, topic, partition, line, event_offset, event_id, context, type, key,
                    at, correlation, causation, trace, payload, state, attempts, next_at, cause, stack)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now() + ? * interval '1 millisecond', ?, ?)
                """;
        var envelope = record.envelope();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            statement.setString(2, record.topic());
            statement.setInt(3, record.partition());
            statement.setString(4, record.line());
            statement.setLong(5, record.offset());
            statement.setString(6, record.id());
            statement.setString(7, orEmpty(envelope.context()));
            statement.setString(8, orEmpty(envelope.type()));
            statement.setString(9, record.key());
            var millis = envelope.timeMillis() > 0 ? envelope.timeMillis() : record.timeMillis();
            statement.setTimestamp(10, Timestamp.from(Instant.ofEpochMilli(millis)));
            statement.setString(11, orEmpty(envelope.correlation()));
            statement.setString(12, envelope.causation());
            statement.setString(13, envelope.trace());
            statement.setBytes(14, record.payload());
            statement.setString(15, state);
            statement.setInt(16, attempts);
            statement.setLong(17, pause.toMillis());
            statement.setString(18, failure == null ? null : Failures.sentence(failure));
            statement.setString(19, failure == null ? null : Failures.stack(failure));
            statement.executeUpdate();
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Keeps operators and consumers from changing the same line at once.
    void lock(Connection connection, Received record) throws SQLException {
        lock(connection, consumer, record.topic(), record.line());
    }

    static void lock(Connection connection, String consumer, String topic, String line)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended(?, 1))")) {
            statement.setString(1, consumer + "|" + topic + "|" + line);
            statement.execute();
        }
    }

    /// Whether somebody still waits in the event's line; an operator may have emptied it.
    boolean stands(Connection connection, Received record) throws SQLException {
        lock(connection, record);
        var sql =
                "select exists (select from backbone.parked where consumer = ? and topic = ? and line = ?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            statement.setString(2, record.topic());
            statement.setString(3, record.line());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /// Heads that are due in these places, oldest first.
    List<Head> due(Connection connection, Collection<Positions.Place> places, int limit)
            throws SQLException {
        var sql =
                SELECT
                        + """
                        where consumer = ? and state = 'retrying' and next_at <= now()
                          and (topic, partition) in (select * from unnest(?, ?))
                        order by next_at limit ?
                        """;
        var due = new ArrayList<Head>();
        try (var statement = connection.prepareStatement(sql)) {
            set(connection, statement, places);
            statement.setInt(4, limit);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(headOf(rows));
                }
            }
        }
        return due;
    }

    private void set(
            Connection connection, PreparedStatement statement, Collection<Positions.Place> places)
            throws SQLException {
        var topics = places.stream().map(Positions.Place::topic).toArray();
        var partitions = places.stream().map(Positions.Place::partition).toArray();
        statement.setString(1, consumer);
        statement.setArray(2, connection.createArrayOf("text", topics));
        statement.setArray(3, connection.createArrayOf("int4", partitions));
    }

    /// How long it is until somebody in these places is due; a day when nobody is.
    Duration untilNext(Connection connection, Collection<Positions.Place> places)
            throws SQLException {
        var sql =
                """
                select coalesce(extract(epoch from min(next_at) - now()) * 1000, 86400000)::bigint
                from backbone.parked
                where consumer = ? and state = 'retrying' and (topic, partition) in (select * from unnest(?, ?))
                """;
        try (var statement = connection.prepareStatement(sql)) {
            set(connection, statement, places);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return Duration.ofMillis(Math.max(0, rows.getLong(1)));
            }
        }
    }

    /// Takes a head out of its line for good, if it still stands there as it was seen: an operator
    /// may have edited it meanwhile. Whoever does so runs it.
    boolean take(Connection connection, Head head) throws SQLException {
        var sql =
                """
                delete from backbone.parked
                where id = ? and state = 'retrying' and next_at <= now() and payload = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, head.id());
            statement.setBytes(2, head.record().payload());
            return statement.executeUpdate() == 1;
        }
    }

    /// Lets the next of the line step forward, to be tried at once. Answers false when the line is
    /// empty.
    boolean promote(Connection connection, String topic, String line) throws SQLException {
        return promote(connection, consumer, topic, line);
    }

    static boolean promote(Connection connection, String consumer, String topic, String line)
            throws SQLException {
        var sql =
                """
                update backbone.parked set state = 'retrying', next_at = now()
                where id = (select min(id) from backbone.parked where consumer = ? and topic = ? and line = ?)
                  and state = 'waiting'
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            statement.setString(2, topic);
            statement.setString(3, line);
            return statement.executeUpdate() == 1;
        }
    }

    /// Notes another failure of a head; after the last attempt it is dead and only an operator
    /// moves it. Answers false when it is no longer what failed, because an operator has edited it.
    boolean failed(Connection connection, Head head, Throwable failure, @Nullable Duration pause)
            throws SQLException {
        var sql =
                """
                update backbone.parked
                set state = ?, attempts = attempts + 1, next_at = now() + ? * interval '1 millisecond', cause = ?, stack = ?
                where id = ? and state = 'retrying' and attempts = ? and payload = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, pause == null ? "dead" : "retrying");
            statement.setLong(2, pause == null ? 0 : pause.toMillis());
            statement.setString(3, Failures.sentence(failure));
            statement.setString(4, Failures.stack(failure));
            statement.setLong(5, head.id());
            statement.setInt(6, head.attempts());
            statement.setBytes(7, head.record().payload());
            return statement.executeUpdate() == 1;
        }
    }

    private static final String SELECT =
            """
            select id, topic, partition, event_offset, key, event_id, context, type, correlation, causation, trace, at,
                payload, attempts
            from backbone.parked
            """;

    private static Head headOf(ResultSet row) throws SQLException {
        var at = row.getTimestamp(12).getTime();
        var envelope =
                new Envelope(
                        row.getString(6),
                        orNull(row.getString(7)),
                        orNull(row.getString(8)),
                        orNull(row.getString(9)),
                        row.getString(10),
                        row.getString(11),
                        at,
                        null,
                        -1,
                        -1);
        var record =
                new Received(
                        row.getString(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getString(5),
                        envelope,
                        row.getBytes(13),
                        at);
        return new Head(row.getLong(1), record, row.getInt(14));
    }
}
