package opora.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import opora.backbone.Envelope;
import opora.backbone.EventType;
import opora.backbone.Framing;
import opora.backbone.Headers;
import opora.backbone.SchemaRegistry;
import opora.orders.CancellationRequested;
import opora.orders.OrderCreated;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Customers who change their minds: some orders are cancelled the moment they are seen, in a race
/// with their payment.
final class Doubters implements AutoCloseable {
    static final EventType<OrderCreated> CREATED = EventType.of(OrderCreated.class);
    private static final EventType<CancellationRequested> CANCEL =
            EventType.of(CancellationRequested.class);
    private static final int ONE_OF = 8;

    private final String bootstrap;
    private final int schema;
    private final AtomicInteger wishes = new AtomicInteger();
    private final Thread thread = Thread.ofPlatform().name("doubters").unstarted(this::run);
    private volatile boolean closing;

    Doubters(String bootstrap, SchemaRegistry registry) {
        this.bootstrap = bootstrap;
        this.schema = registry.register(CANCEL.name(), CANCEL.codec().schema());
    }

    Doubters start() {
        thread.start();
        return this;
    }

    private void run() {
        var producing = new HashMap<String, Object>(Map.of("bootstrap.servers", bootstrap));
        producing.put("acks", "all");
        var consuming =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap,
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest");
        try (var producer =
                        new KafkaProducer<>(
                                producing, new StringSerializer(), new ByteArraySerializer());
                var kafka =
                        new KafkaConsumer<>(
                                consuming, new StringDeserializer(), new ByteArrayDeserializer())) {
            kafka.assign(partitions(kafka));
            kafka.seekToBeginning(kafka.assignment());
            while (!closing) {
                for (var record : kafka.poll(Duration.ofMillis(100))) {
                    consider(producer, record.value());
                }
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> kafka) {
        var partitions = new ArrayList<TopicPartition>();
        kafka.partitionsFor(CREATED.topic())
                .forEach(
                        info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        return partitions;
    }

    private void consider(KafkaProducer<String, byte[]> producer, byte[] value) {
        var order = Framed.read(CREATED, value);
        if (order.orderId() % ONE_OF != 0) {
            return;
        }
        var id = UUID.nameUUIDFromBytes(("cancel " + order.orderId()).getBytes()).toString();
        var now = Instant.now();
        var wish = new CancellationRequested(id, order.orderId(), order.username(), now);
        var body = Framing.frame(schema, CANCEL.codec().write(wish));
        var record = new ProducerRecord<>(CANCEL.topic(), CANCEL.keyOf(wish), body);
        var millis = now.toEpochMilli();
        Headers.write(
                record.headers(),
                new Envelope(id, "bench", CANCEL.name(), id, null, null, millis, null, -1, -1));
        producer.send(record);
        wishes.incrementAndGet();
    }

    int wishes() {
        return wishes.get();
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
