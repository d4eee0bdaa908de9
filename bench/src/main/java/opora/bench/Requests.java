package opora.bench;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import opora.backbone.Envelope;
import opora.backbone.EventType;
import opora.backbone.Framing;
import opora.backbone.Headers;
import opora.backbone.SchemaRegistry;
import opora.orders.OrderCreationRequested;
import opora.orders.OrderItem;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Asks for orders as any outside producer may: an Avro record in Confluent's framing, with the
/// headers of CloudEvents.
final class Requests implements AutoCloseable {
    private static final EventType<OrderCreationRequested> TYPE =
            EventType.of(OrderCreationRequested.class);

    private final KafkaProducer<String, byte[]> producer;
    private final int schema;

    Requests(String bootstrap, SchemaRegistry registry, Map<String, Object> overrides) {
        schema = registry.register(TYPE.name(), TYPE.codec().schema());
        var config =
                new HashMap<String, Object>(
                        Map.of(
                                "bootstrap.servers", bootstrap,
                                "acks", "all",
                                "linger.ms", "5",
                                "batch.size", "65536",
                                "buffer.memory", "134217728"));
        config.putAll(overrides);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /// Blocks until the topic exists.
    void await() {
        producer.partitionsFor(TYPE.topic());
    }

    void send(UUID id, String username, List<OrderItem> items, Callback answered) {
        var text = id.toString();
        var now = Instant.now();
        var wish =
                new OrderCreationRequested(text, username, items, "1 Test Street", "WALLET", now);
        var body = Framing.frame(schema, TYPE.codec().write(wish));
        var record = new ProducerRecord<>(TYPE.topic(), username, body);
        Headers.write(
                record.headers(),
                new Envelope(
                        text,
                        "bench",
                        TYPE.name(),
                        text,
                        null,
                        null,
                        now.toEpochMilli(),
                        null,
                        -1,
                        -1));
        producer.send(record, answered);
    }

    @Override
    public void close() {
        producer.close();
    }
}
