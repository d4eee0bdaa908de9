package opora.backbone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the lines of the registry's topic into the book: every process reads them whole at start,
/// and follows them from then on.
final class SchemaLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SchemaLog.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String name;
    private final SchemaBook book;
    private final Duration limit;
    private final SchemaTopic topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread follower;
    private long next; // the offset after the last one applied; guarded by this
    private volatile boolean closed;

    SchemaLog(Map<String, ?> client, SchemaTopic.Place place, SchemaBook book, Duration limit) {
        this.name = place.name();
        this.book = book;
        this.limit = limit;
        this.topic = new SchemaTopic(new HashMap<>(client), place, limit);
        try {
            topic.createIfMissing();
        } catch (RuntimeException e) {
            topic.close();
            throw e;
        }
        this.producer = producer(client);
        this.consumer = consumer(client);
        this.follower = Thread.ofPlatform().name("schemas").daemon().start(this::follow);
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, ?> client) {
        var settings = new HashMap<String, Object>(client);
        settings.put("acks", "all");
        settings.put("linger.ms", "0");
        settings.put("max.block.ms", String.valueOf(limit.toMillis()));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, ?> client) {
        var settings = new HashMap<String, Object>(client);
        settings.remove("group.id");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        // the first line of a fresh topic is only seen when the running fetch ends
        settings.put("fetch.max.wait.ms", "100");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /// Writes a change and waits until it, and all before it, are in the book.
    void append(SchemaChange change) {
        var key = change.subject() == null ? null : bytes(change.subject());
        var line = new ProducerRecord<>(name, 0, key, bytes(change.toJson()));
        awaitApplied(SchemaTopic.await(producer.send(line), name, limit).offset());
    }

    /// Waits until everything that is in the log by now is in the book.
    void catchUp() {
        awaitApplied(topic.end() - 1);
    }

    private synchronized void awaitApplied(long offset) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (next <= offset) {
            var millisLeft = (deadline - System.nanoTime()) / 1_000_000;
            if (millisLeft <= 0) {
                throw new IllegalStateException(name + " could not be read within " + limit);
            }
            try {
                wait(millisLeft);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading " + name, e);
            }
        }
    }

    private void follow() {
        var partition = List.of(new TopicPartition(name, 0));
        consumer.assign(partition);
        consumer.seekToBeginning(partition);
        while (!closed) {
            try {
                for (var each : consumer.poll(POLL)) {
                    apply(each.value(), each.offset());
                }
            } catch (WakeupException e) {
                // the only reason to wake us is to close
            } catch (KafkaException e) {
                log.warn("cannot read {} just now, trying on", name, e);
                pause();
            }
        }
        consumer.close();
    }

    private synchronized void apply(byte[] line, long offset) {
        try {
            book.apply(SchemaChange.parse(line));
        } catch (RuntimeException e) {
            log.warn("offset {} of {} says nothing about schemas: {}", offset, name, e.toString());
        }
        next = offset + 1;
        notifyAll();
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            follower.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSING);
        topic.close();
    }
}
