package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// Where a consumer stands in each topic partition, in the same database and the same transaction
/// as the effects of what it has read.
final class Positions {
    private static final Pattern MARK = Pattern.compile("\"([^\"]+)\": ?(-?\\d+)");

    private final String consumer;

    Positions(String consumer) {
        this.consumer = consumer;
    }

    record Place(String topic, int partition) {
        static Place of(TopicPartition partition) {
            return new Place(partition.topic(), partition.partition());
        }

        static List<Place> of(Collection<TopicPartition> partitions) {
            return partitions.stream().map(Place::of).toList();
        }

        TopicPartition inKafka() {
            return new TopicPartition(topic, partition);
        }
    }

    /// @param marks the highest position seen of each store; negative when records were missing
    ///   since, so that what comes next need not follow it
    /// @param whole whether every record of the partition was read, so that the first one of a
    ///   store that is met later has no predecessor
    /// @param epoch of the leader that wrote the last record read, -1 when that is unknown
    record Position(long next, Map<String, Long> marks, boolean whole, int epoch) {}

    /// Reads the positions of the places, creating those that are new at the given offsets.
    Map<Place, Position> load(Connection connection, Map<Place, Long> beginnings)
            throws SQLException {
        var create =
                """
                insert into backbone.positions (consumer, topic, partition, next, whole) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        try (var statement = connection.prepareStatement(create)) {
            for (var beginning : beginnings.entrySet()) {
                statement.setString(1, consumer);
                statement.setString(2, beginning.getKey().topic());
                statement.setInt(3, beginning.getKey().partition());
                statement.setLong(4, beginning.getValue());
                statement.setBoolean(5, beginning.getValue() == 0);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return read(connection, beginnings.keySet());
    }

    private Map<Place, Position> read(Connection connection, Collection<Place> places)
            throws SQLException {
        var found = new HashMap<Place, Position>();
        var sql =
                """
                select topic, partition, next, marks::text, whole, epoch from backbone.positions where consumer = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var place = new Place(rows.getString(1), rows.getInt(2));
                    if (places.contains(place)) {
                        var marks = marksOf(rows.getString(4));
                        found.put(
                                place,
                                new Position(
                                        rows.getLong(3),
                                        marks,
                                        rows.getBoolean(5),
                                        rows.getInt(6)));
                    }
                }
            }
        }
        return found;
    }

    /// Moves on, if nobody else has. Answers false when another process stands where we thought we
    /// stood: then nothing of this transaction may happen.
    boolean advance(Connection connection, List<Move> moves) throws SQLException {
        var sql =
                """
                update backbone.positions p set next = m.next, marks = m.marks::jsonb, whole = m.whole, epoch = m.epoch
                from unnest(?, ?, ?, ?, ?, ?, ?) as m(topic, partition, expected, next, marks, whole, epoch)
                where p.consumer = ? and p.topic = m.topic and p.partition = m.partition and p.next = m.expected
                """;
        int count = moves.size();
        var topics = new String[count];
        var partitions = new Integer[count];
        var expected = new Long[count];
        var next = new Long[count];
        var marks = new String[count];
        var whole = new Boolean[count];
        var epochs = new Integer[count];
        for (int i = 0; i < count; i++) {
            var move = moves.get(i);
            topics[i] = move.place().topic();
            partitions[i] = move.place().partition();
            expected[i] = move.expected();
            next[i] = move.position().next();
            marks[i] = textOf(move.position().marks());
            whole[i] = move.position().whole();
            epochs[i] = move.position().epoch();
        }
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", topics));
            statement.setArray(2, connection.createArrayOf("int4", partitions));
            statement.setArray(3, connection.createArrayOf("int8", expected));
            statement.setArray(4, connection.createArrayOf("int8", next));
            statement.setArray(5, connection.createArrayOf("text", marks));
            statement.setArray(6, connection.createArrayOf("bool", whole));
            statement.setArray(7, connection.createArrayOf("int4", epochs));
            statement.setString(8, consumer);
            return statement.executeUpdate() == count;
        }
    }

    /// @param expected where we stood
    record Move(Place place, long expected, Position position) {}

    static Map<String, Long> marksOf(String json) {
        var marks = new HashMap<String, Long>();
        var matcher = MARK.matcher(json);
        while (matcher.find()) {
            marks.put(matcher.group(1), Long.parseLong(matcher.group(2)));
        }
        return marks;
    }

    private static String textOf(Map<String, Long> marks) {
        return marks.entrySet().stream()
                .map(mark -> "\"" + mark.getKey() + "\":" + mark.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
