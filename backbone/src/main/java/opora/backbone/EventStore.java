package opora.backbone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// One append-only table per database: the log of what happened and at the same time the outbox.
/// Its positions are read in an order that never skips and never swaps; see `backbone.append` and
/// `backbone.horizon`.
public final class EventStore {
    /// Kafka refuses records above a mebibyte unless told otherwise; refusing earlier keeps them
    /// out of the log.
    static final int LARGEST_PAYLOAD_BYTES = 900_000;

    /// What goes with the payload; the rest of the mebibyte is for the names of things.
    private static final int LARGEST_KEY_BYTES = 50_000;

    private final EventTypes types;
    private final Tracing tracing;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public EventStore(EventTypes types) {
        this(types, new Tracing());
    }

    EventStore(EventTypes types, Tracing tracing) {
        this.types = types;
        this.tracing = tracing;
    }

    public EventTypes types() {
        return types;
    }

    /// Appends in the caller's transaction, as its last act.
    void append(Connection connection, String context, List<Outgoing> events) throws SQLException {
        if (!events.isEmpty()) {
            types.prepare(events.stream().map(Outgoing::event).toList());
            insert(connection, context, events.stream().map(this::pack).toList());
        }
    }

    Packed pack(Outgoing outgoing) {
        var event = outgoing.event();
        var correlation = outgoing.correlation();
        if (event instanceof Packed packed) {
            return packed;
        }
        var type = types.of(event.getClass());
        var payload = types.write(event);
        if (payload.length > LARGEST_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "%s has %d bytes; an event may have %d"
                            .formatted(type.name(), payload.length, LARGEST_PAYLOAD_BYTES));
        }
        var key = type.keyOf(event);
        if (Utils.utf8Length(key == null ? "" : key) > LARGEST_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key of %s may have %d bytes".formatted(type.name(), LARGEST_KEY_BYTES));
        }
        return new Packed(
                type.name(),
                type.topic(),
                key,
                correlation == null ? UUID.randomUUID().toString() : correlation,
                outgoing.causation(),
                tracing.published(type, key, outgoing.trace()),
                payload);
    }

    private void insert(Connection connection, String context, List<Packed> events)
            throws SQLException {
        int count = events.size();
        var columns = new String[6][count];
        var payloads = new byte[count][];
        for (int i = 0; i < count; i++) {
            var event = events.get(i);
            columns[0][i] = event.type();
            columns[1][i] = event.topic();
            columns[2][i] = event.key();
            columns[3][i] = event.correlation();
            columns[4][i] = event.causation();
            columns[5][i] = event.trace();
            payloads[i] = event.payload();
        }
        try (var statement =
                connection.prepareStatement("select backbone.append(?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, context);
            for (int column = 0; column < columns.length; column++) {
                statement.setArray(2 + column, connection.createArrayOf("text", columns[column]));
            }
            statement.setArray(8, connection.createArrayOf("bytea", payloads));
            statement.executeQuery();
        }
    }

    /// The position up to which everything is committed or will never be.
    static long horizon(Connection connection) throws SQLException {
        return horizon(connection, 0);
    }

    /// The same for somebody who has read everything up to a position: an answer that is not above
    /// it says that there is nothing new.
    static long horizon(Connection connection, long read) throws SQLException {
        try (var statement = connection.prepareStatement("select backbone.horizon(?)")) {
            statement.setLong(1, read);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// Events in `(after, upTo]`, in order.
    static List<StoredEvent> read(Connection connection, long after, long upTo, int limit)
            throws SQLException {
        return read(connection, READ.formatted("payload", ""), after, upTo, limit, null);
    }

    /// The same without large payloads, so that a batch of them does not have to fit into memory;
    /// see [#whole].
    static List<StoredEvent> readLight(Connection connection, long after, long upTo, int limit)
            throws SQLException {
        return read(connection, READ.formatted(LIGHT, ""), after, upTo, limit, null);
    }

    /// The same for one topic.
    static List<StoredEvent> readTopic(
            Connection connection, String topic, long after, long upTo, int limit)
            throws SQLException {
        return read(connection, READ.formatted(LIGHT, TOPIC), after, upTo, limit, topic);
    }

    /// The same for several topics, with all payloads.
    static List<StoredEvent> readTopics(
            Connection connection, Collection<String> topics, long after, long upTo, int limit)
            throws SQLException {
        var sql = READ.formatted("payload", "and topic = any(?)");
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setArray(3, connection.createArrayOf("text", topics.toArray()));
            statement.setInt(4, limit);
            return eventsOf(statement);
        }
    }

    /// The event with its payload.
    static StoredEvent whole(Connection connection, StoredEvent event) throws SQLException {
        if (event.payload().length == event.size()) {
            return event;
        }
        var position = event.position();
        return read(connection, position - 1, position, 1).getFirst();
    }

    private static final String TOPIC = "and topic = ?";
    private static final String LIGHT =
            "case when octet_length(payload) <= 16384 then payload else '' end";
    private static final String READ =
            """
            select position, at, context, type, topic, key, correlation, causation, trace, %s, octet_length(payload)
            from backbone.events where position > ? and position <= ? %s order by position limit ?
            """;

    private static List<StoredEvent> read(
            Connection connection,
            String sql,
            long after,
            long upTo,
            int limit,
            @Nullable String topic)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            statement.setLong(parameter++, after);
            statement.setLong(parameter++, upTo);
            if (topic != null) {
                statement.setString(parameter++, topic);
            }
            statement.setInt(parameter, limit);
            return eventsOf(statement);
        }
    }

    private static List<StoredEvent> eventsOf(PreparedStatement statement) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                events.add(eventOf(rows));
            }
        }
        return events;
    }

    private static StoredEvent eventOf(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getBytes(10),
                row.getInt(11));
    }

    /// Tells the relay of this process that something was committed.
    void signal() {
        listeners.forEach(Runnable::run);
    }

    void onCommit(Runnable listener) {
        listeners.add(listener);
    }
}
