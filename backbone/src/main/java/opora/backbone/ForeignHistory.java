package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import opora.backbone.Positions.Place;
import opora.backbone.Positions.Position;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The events of other databases that a consumer has seen, read from Kafka's beginning up to where
/// the consumer stands. Duplicates and holes are told by the same marks as the first time.
final class ForeignHistory implements Replay.History, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> kafka;
    private final String own;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<Place, Marks> marks = new HashMap<>();
    private final Set<UUID> strangers = new HashSet<>();
    private long heardAtNanos = System.nanoTime();

    ForeignHistory(Map<String, Object> client, String own, Map<Place, Position> places) {
        this.own = own;
        places.forEach(
                (place, position) -> {
                    if (position.next() > 0) {
                        var partition = place.inKafka();
                        ends.put(partition, position.next());
                    }
                });
        var config = new HashMap<String, Object>(client);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        kafka = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            begin();
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    /// Whether this consumer has ever seen an event that its own store does not have.
    static boolean exists(
            Connection connection, String consumer, String own, Map<Place, Position> places)
            throws SQLException {
        if (places.values().stream()
                .anyMatch(place -> place.marks().keySet().stream().anyMatch(s -> !s.equals(own)))) {
            return true;
        }
        var sql = "select exists (select from backbone.inbox where consumer = ?)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, consumer);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private void begin() {
        kafka.assign(ends.keySet());
        kafka.seekToBeginning(ends.keySet());
        kafka.beginningOffsets(ends.keySet())
                .forEach(
                        (partition, beginning) -> {
                            if (beginning > 0) {
                                throw new IllegalStateException(
                                        "Kafka has deleted the first %d events of %s, so a replay would lose what they did"
                                                .formatted(beginning, partition));
                            }
                        });
    }

    @Override
    public List<Received> next(int limit) {
        while (behind()) {
            var found = new ArrayList<Received>();
            for (var record : kafka.poll(Duration.ofMillis(200))) {
                heardAtNanos = System.nanoTime();
                var partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    var received = Received.of(record);
                    marksOf(received).reads(record.offset());
                    if (foreign(received)) {
                        found.add(received);
                    }
                }
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private boolean behind() {
        if (System.nanoTime() - heardAtNanos > PATIENCE.toNanos()) {
            throw new IllegalStateException("Kafka stays silent in the middle of a replay");
        }
        return ends.entrySet().stream()
                .anyMatch(end -> kafka.position(end.getKey()) < end.getValue());
    }

    private boolean foreign(Received received) {
        var store = received.envelope().store();
        if (own.equals(store)) {
            return false;
        }
        if (store == null) {
            return received.envelope().id() == null || strangers.add(Inbox.idOf(received));
        }
        return marksOf(received).admit(received.envelope());
    }

    private Marks marksOf(Received received) {
        var place = new Place(received.topic(), received.partition());
        return marks.computeIfAbsent(place, p -> new Marks());
    }

    /// The highest position seen of each store in a partition.
    private static final class Marks {
        private final Map<String, Long> seen = new HashMap<>();
        private final Set<String> unbroken = new HashSet<>();
        private long next;
        private boolean whole = true;

        /// Where compaction has taken records away, what comes next need not follow what was seen.
        void reads(long offset) {
            if (offset > next) {
                unbroken.clear();
                whole = false;
            }
            next = offset + 1;
        }

        boolean admit(Envelope envelope) {
            var mark = seen.get(envelope.store());
            var last = mark == null ? 0 : mark;
            var must = mark == null ? whole : unbroken.contains(envelope.store());
            if (envelope.position() <= last || (must && envelope.prev() > last)) {
                return false;
            }
            seen.put(envelope.store(), envelope.position());
            unbroken.add(envelope.store());
            return true;
        }
    }

    @Override
    public String where() {
        var left = 0L;
        for (var end : ends.entrySet()) {
            left += Math.max(0, end.getValue() - kafka.position(end.getKey()));
        }
        return left + " records left in Kafka";
    }

    @Override
    public void close() {
        kafka.close();
    }
}
