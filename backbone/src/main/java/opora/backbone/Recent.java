package opora.backbone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The latest events of one type that Kafka still holds, for people who want to see real ones.
final class Recent {
    private static final long DEPTH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> client;

    Recent(Map<String, Object> client) {
        this.client = client;
    }

    /// The newest first, out of the last few hundred of each partition.
    List<RawEvent> of(EventType<?> type, int most) {
        var config = new HashMap<String, Object>(client);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        try (var kafka =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    kafka.partitionsFor(type.topic()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            return read(kafka, partitions).stream()
                    .filter(event -> event.meta().type().equals(type.name()))
                    .sorted(
                            Comparator.comparing((RawEvent event) -> event.meta().time())
                                    .reversed())
                    .limit(most)
                    .toList();
        }
    }

    private static List<RawEvent> read(
            KafkaConsumer<String, byte[]> kafka, Collection<TopicPartition> partitions) {
        kafka.assign(partitions);
        var ends = kafka.endOffsets(partitions);
        kafka.beginningOffsets(partitions)
                .forEach(
                        (partition, beginning) ->
                                kafka.seek(
                                        partition,
                                        Math.max(
                                                beginning,
                                                ends.getOrDefault(partition, 0L) - DEPTH)));
        var found = new ArrayList<RawEvent>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline
                && partitions.stream()
                        .anyMatch(one -> kafka.position(one) < ends.getOrDefault(one, 0L))) {
            for (var record : kafka.poll(Duration.ofMillis(100))) {
                found.add(Delivery.raw(Received.of(record)));
            }
        }
        return found;
    }
}
