package opora.backbone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends to Kafka. A record fails when Kafka refuses it, or when its partition cannot be reached
/// for so long that it must not hold up the others any longer.
final class KafkaWire implements Wire {
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Object> client;
    private final String store;
    private final Tracing tracing;

    KafkaWire(Map<String, Object> client, String store) {
        this(client, store, new Tracing());
    }

    KafkaWire(Map<String, Object> client, String store, Tracing tracing) {
        this.client = client;
        this.store = store;
        this.tracing = tracing;
        var config =
                new HashMap<String, Object>(
                        Map.of(
                                "acks", "all",
                                "enable.idempotence", "true",
                                "linger.ms", "0",
                                "batch.size", "131072",
                                "buffer.memory", "67108864",
                                "retries", String.valueOf(Integer.MAX_VALUE),
                                "request.timeout.ms", "10000",
                                "delivery.timeout.ms", "20000",
                                "max.block.ms", "3000"));
        config.putAll(client);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    @Override
    public void send(int partition, StoredEvent event, long previous, Lane.Sent sent) {
        var relayed = tracing.relaying(event);
        var record = new ProducerRecord<>(event.topic(), partition, event.key(), event.payload());
        Headers.write(
                record.headers(),
                new Envelope(
                        null,
                        event.context(),
                        event.type(),
                        event.correlation(),
                        event.causation(),
                        relayed.trace(),
                        event.at().toEpochMilli(),
                        store,
                        event.position(),
                        previous));
        try {
            producer.send(
                    record,
                    (metadata, failure) -> {
                        answer(sent, metadata, failure);
                        relayed.ends(failure);
                    });
        } catch (RuntimeException e) {
            sent.answered(e);
            relayed.ends(e);
        }
    }

    private static void answer(
            Lane.Sent sent, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null && metadata != null) {
            sent.arrived(metadata.hasOffset() ? metadata.offset() : -1);
        } else {
            sent.answered(failure);
        }
    }

    @Override
    public List<Kept> forgotten(List<Kept> acknowledged) {
        return new KafkaMemory(client, store).forgotten(acknowledged);
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(1));
    }
}
