package opora.backbone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What operators see of the keys that wait, and the verbs they have: try again, edit and try
/// again, throw away with a reason. Whatever they do, the events of a key run in their order and
/// each of them once.
public final class DeadLetters {
    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    /// @param state `dead` waits for an operator, `retrying` for its next try, `waiting` for those
    ///   before it
    /// @param behind how many events of the same key wait behind this one
    public record Letter(
            long id,
            String consumer,
            String topic,
            int partition,
            long offset,
            String eventId,
            String context,
            String type,
            @Nullable String key,
            Instant at,
            String correlation,
            byte[] payload,
            String state,
            int attempts,
            Instant nextAt,
            @Nullable String cause,
            @Nullable String stack,
            Instant parkedAt,
            int behind) {}

    /// The heads of all lines, the dead ones first, then the oldest.
    public List<Letter> heads(int limit) {
        return read(" where p.state <> 'waiting' order by p.state, p.id limit ?", limit);
    }

    /// An event that waits, and those behind it.
    public List<Letter> line(long id) {
        return read(
                """
                 join backbone.parked head on head.id = ? and head.consumer = p.consumer and head.topic = p.topic
                    and head.line = p.line
                order by p.id limit 1000
                """,
                id);
    }

    public Optional<Letter> find(long id) {
        return read(" where p.id = ?", id).stream().findFirst();
    }

    /// Tries a dead event again, from its first attempt on.
    public boolean retry(long id, String who) {
        return onLine(
                id,
                (connection, letter) -> {
                    Interventions.note(connection, letter.id(), "retry", who, null);
                    return requeue(connection, id, null);
                });
    }

    /// Tries it again with another payload, given as JSON of the same event.
    public boolean edit(long id, String json, String who) {
        return onLine(
                id,
                (connection, letter) -> {
                    var type = database.store().types().meant(letter.type(), letter.topic());
                    if (type == null) {
                        throw new IllegalArgumentException(
                                "this process does not know the event " + letter.type());
                    }
                    var payload = new Payloads(database.store().types()).write(type, json);
                    Interventions.note(connection, id, "edit", who, null);
                    Interventions.edited(connection, letter.eventId(), letter.consumer(), payload);
                    return requeue(connection, id, payload);
                });
    }

    /// Throws an event away for good; what waits behind it goes on.
    public boolean discard(long id, String reason, String who) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why it is thrown away");
        }
        return onLine(
                id,
                (connection, letter) -> {
                    keep(connection, letter, reason, who);
                    Interventions.note(connection, id, "discard", who, reason);
                    try (var statement =
                            connection.prepareStatement(
                                    "delete from backbone.parked where id = ?")) {
                        statement.setLong(1, id);
                        statement.executeUpdate();
                    }
                    Parked.promote(connection, letter.consumer(), letter.topic(), lineOf(letter));
                    return true;
                });
    }

    /// Tries all dead events again whose cause begins like this; answers how many.
    public int retryAll(String causeBeginning, String who) {
        var dead = database.transact("backbone", connection -> dead(connection, causeBeginning));
        return (int) dead.stream().filter(id -> retry(id, who)).count();
    }

    private static List<Long> dead(Connection connection, String causeBeginning)
            throws SQLException {
        var sql =
                """
                select id from backbone.parked
                where state = 'dead' and starts_with(coalesce(cause, ''), ?) order by id limit 10000
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, causeBeginning);
            var ids = new ArrayList<Long>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    /// What operators did, the latest first.
    public List<Intervention> interventions(int limit) {
        return database.transact("backbone", connection -> Interventions.latest(connection, limit));
    }

    /// @param verb `retry`, `edit` or `discard`
    public record Intervention(
            Instant at,
            String who,
            String verb,
            @Nullable String reason,
            String consumer,
            String type,
            @Nullable String key,
            String eventId) {}

    /// How many keys wait, and how many of them for an operator.
    public Counts counts() {
        return database.transact(
                "backbone",
                connection -> {
                    var sql =
                            """
                    select count(*) filter (where state <> 'waiting'), count(*) filter (where state = 'dead')
                    from backbone.parked
                    """;
                    try (var statement = connection.prepareStatement(sql);
                            var rows = statement.executeQuery()) {
                        rows.next();
                        return new Counts(rows.getInt(1), rows.getInt(2));
                    }
                });
    }

    public record Counts(int keys, int dead) {}

    /// For outside tools; none of a stranger's record that would not fit with the headers it gets.
    static List<Outgoing> copyOf(Received received) {
        if (received.payload().length > EventStore.LARGEST_PAYLOAD_BYTES) {
            return List.of();
        }
        var envelope = received.envelope();
        var correlation = envelope.correlation();
        var copy =
                new Packed(
                        envelope.type() == null ? "" : envelope.type(),
                        received.topic() + ".dlq",
                        received.key(),
                        correlation == null ? "" : correlation,
                        received.id(),
                        envelope.trace(),
                        received.payload());
        return List.of(new Outgoing(copy, null, null, null));
    }

    private interface Action {
        boolean on(Connection connection, Letter letter) throws SQLException;
    }

    private boolean onLine(long id, Action action) {
        return database.transact(
                "backbone",
                connection -> {
                    var letter = find(id);
                    if (letter.isEmpty()) {
                        return false;
                    }
                    Parked.lock(
                            connection,
                            letter.get().consumer(),
                            letter.get().topic(),
                            lineOf(letter.get()));
                    var now = find(id);
                    return now.isPresent()
                            && !now.get().state().equals("waiting")
                            && action.on(connection, now.get());
                });
    }

    private static String lineOf(Letter letter) {
        return Received.lineOf(letter.key(), letter.partition(), letter.offset());
    }

    private static boolean requeue(Connection connection, long id, byte @Nullable [] payload)
            throws SQLException {
        var sql =
                """
                update backbone.parked
                set state = 'retrying', attempts = 0, next_at = now(), payload = coalesce(?, payload) where id = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, payload);
            statement.setLong(2, id);
            return statement.executeUpdate() == 1;
        }
    }

    private static void keep(Connection connection, Letter letter, String reason, String who)
            throws SQLException {
        var sql =
                """
                insert into backbone.discarded (id, consumer, topic, type, key, event_id, payload, cause, reason, who)
                select id, consumer, topic, type, key, event_id, payload, cause, ?, ? from backbone.parked where id = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, reason);
            statement.setString(2, who);
            statement.setLong(3, letter.id());
            statement.executeUpdate();
        }
    }

    private List<Letter> read(String where, Object parameter) {
        return database.transact(
                "backbone",
                connection -> {
                    try (var statement = connection.prepareStatement(SELECT + where)) {
                        statement.setObject(1, parameter);
                        var letters = new ArrayList<Letter>();
                        try (var rows = statement.executeQuery()) {
                            while (rows.next()) {
                                letters.add(letterOf(rows));
                            }
                        }
                        return letters;
                    }
                });
    }

    private static final String SELECT =
            """
            select p.id, p.consumer, p.topic, p.partition, p.event_offset, p.event_id, p.context, p.type, p.key, p.at,
                p.correlation, p.payload, p.state, p.attempts, p.next_at, p.cause, p.stack, p.parked_at,
                (select count(*) from backbone.parked b
                 where b.consumer = p.consumer and b.topic = p.topic and b.line = p.line and b.id > p.id)
            from backbone.parked p
            """;

    private static Letter letterOf(ResultSet row) throws SQLException {
        return new Letter(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getTimestamp(10).toInstant(),
                row.getString(11),
                row.getBytes(12),
                row.getString(13),
                row.getInt(14),
                row.getTimestamp(15).toInstant(),
                row.getString(16),
                row.getString(17),
                row.getTimestamp(18).toInstant(),
                row.getInt(19));
    }
}
