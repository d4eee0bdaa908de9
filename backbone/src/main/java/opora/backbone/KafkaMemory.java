package opora.backbone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opora.backbone.Wire.Kept;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into Kafka's logs for what was acknowledged. Kafka leaves flushing to the operating
/// system, so an acknowledged record is safe from a killed broker, but on a single broker not from
/// a power failure. The store still has it.
final class KafkaMemory {
    private static final Logger log = LoggerFactory.getLogger(KafkaMemory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// So far back is looked for the last record that is left; beyond it all are sent again, which
    /// readers notice.
    private static final long LOOK_BACK = 5_000;

    private final Map<String, Object> client;
    private final String store;

    KafkaMemory(Map<String, Object> client, String store) {
        this.client = client;
        this.store = store;
    }

    List<Kept> forgotten(List<Kept> acknowledged) {
        var config = new HashMap<String, Object>(client);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "none");
        config.put("default.api.timeout.ms", "10000");
        config.put("max.poll.records", "5000");
        try (var kafka =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var topics = kafka.listTopics().keySet();
            var known = new HashMap<TopicPartition, Kept>();
            for (var kept : acknowledged) {
                if (kept.offset() >= 0 && topics.contains(kept.topic())) {
                    known.put(new TopicPartition(kept.topic(), kept.partition()), kept);
                }
            }
            return known.isEmpty() ? List.of() : forgotten(kafka, known);
        } catch (AuthorizationException e) {
            log.info("cannot see whether Kafka has kept everything: {}", e.getMessage());
            return List.of();
        }
    }

    private List<Kept> forgotten(
            KafkaConsumer<byte[], byte[]> kafka, Map<TopicPartition, Kept> known) {
        var beginnings = kafka.beginningOffsets(known.keySet());
        var ends = kafka.endOffsets(known.keySet());
        var gone = new HashSet<TopicPartition>();
        var there = new HashMap<TopicPartition, Long>();
        known.forEach(
                (partition, kept) -> {
                    if (kept.offset() >= of(ends, partition)) {
                        gone.add(partition);
                    } else if (kept.offset() >= of(beginnings, partition)) {
                        there.put(partition, kept.offset());
                    }
                });
        first(kafka, there)
                .forEach(
                        (partition, record) -> {
                            var kept = Objects.requireNonNull(known.get(partition));
                            // another one at this place; none at all was only compacted away
                            if (record.offset() == kept.offset()
                                    && positionIn(record) != kept.position()) {
                                gone.add(partition);
                            }
                        });
        return gone.isEmpty() ? List.of() : left(kafka, gone, beginnings, ends);
    }

    private static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private long positionIn(ConsumerRecord<byte[], byte[]> record) {
        var envelope = Headers.read(record.headers());
        return store.equals(envelope.store()) ? envelope.position() : -1;
    }

    /// The first record of each partition from an offset on.
    private static Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first(
            KafkaConsumer<byte[], byte[]> kafka, Map<TopicPartition, Long> offsets) {
        var found = new HashMap<TopicPartition, ConsumerRecord<byte[], byte[]>>();
        kafka.assign(offsets.keySet());
        offsets.forEach(kafka::seek);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < offsets.size() && System.nanoTime() < deadline) {
            var records = kafka.poll(Duration.ofMillis(200));
            for (var partition : records.partitions()) {
                found.putIfAbsent(partition, records.records(partition).getFirst());
            }
            kafka.pause(records.partitions());
        }
        return found;
    }

    private List<Kept> left(
            KafkaConsumer<byte[], byte[]> kafka,
            Collection<TopicPartition> gone,
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends) {
        var highest = new HashMap<TopicPartition, Kept>();
        kafka.assign(gone);
        for (var partition : gone) {
            highest.put(partition, new Kept(partition.topic(), partition.partition(), 0, -1));
            var from = Math.max(of(beginnings, partition), of(ends, partition) - LOOK_BACK);
            kafka.seek(partition, from);
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (gone.stream().anyMatch(p -> kafka.position(p) < of(ends, p))
                && System.nanoTime() < deadline) {
            for (var record : kafka.poll(Duration.ofMillis(200))) {
                var position = positionIn(record);
                var partition = new TopicPartition(record.topic(), record.partition());
                highest.computeIfPresent(
                        partition,
                        (p, kept) ->
                                position <= kept.position()
                                        ? kept
                                        : new Kept(
                                                p.topic(),
                                                p.partition(),
                                                position,
                                                record.offset()));
            }
        }
        return new ArrayList<>(highest.values());
    }
}
