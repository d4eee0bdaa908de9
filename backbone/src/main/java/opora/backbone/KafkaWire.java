package opora.backbone;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sends to Kafka. A record fails when Kafka refuses it, or when its partition cannot be reached
/// for so long that it must not hold up the others any longer.
final class KafkaWire implements Wire {
    private final KafkaProducer<String, byte[]> producer;
    private final String store;
    private final Tracing tracing;

    KafkaWire(Map<String, Object> client, String store) {
        this(client, store, new Tracing());
    }

    KafkaWire(Map<String, Object> client, String store, Tracing tracing) {
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
                        sent.answered(failure);
                        relayed.ends(failure);
                    });
        } catch (RuntimeException e) {
            sent.answered(e);
            relayed.ends(e);
        }
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(1));
    }
}
