package opora.backbone;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a topic whole, in this process alone: for caches that every process needs, such as replies
/// that somebody waits for, or public keys. It keeps no position; it begins where it is told to at
/// every start.
public final class Tail<E> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Tail.class);

    /// Where to begin.
    public enum From {
        BEGINNING,
        END
    }

    private final EventType<E> type;
    private final EventTypes types;
    private final Map<String, Object> client;
    private final From from;
    private final Consumer<Incoming<E>> listener;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closing;

    /// Where reading goes on when it starts over.
    private final Map<TopicPartition, Long> next = new HashMap<>();

    Tail(
            EventType<E> type,
            EventTypes types,
            Map<String, Object> client,
            From from,
            Consumer<Incoming<E>> listener) {
        this.type = type;
        this.types = types;
        this.client = client;
        this.from = from;
        this.listener = listener;
        this.thread =
                Thread.ofPlatform().daemon().name("tail-" + type.topic()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Waits until everything that was there at the start has been read; answers false when that
    /// took too long.
    public boolean awaitReady(Duration patience) {
        try {
            return ready.await(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        while (!closing) {
            try {
                read();
            } catch (WakeupException | org.apache.kafka.common.errors.InterruptException e) {
                return;
            } catch (RuntimeException | Error e) {
                log.warn("reader of {} starts over: {}", type.topic(), Failures.sentence(e));
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException interrupted) {
            closing = true;
        }
    }

    private void read() {
        var config = new HashMap<String, Object>(client);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", from == From.END ? "latest" : "earliest");
        config.put("max.poll.records", "2000");
        config.put("fetch.max.wait.ms", "5000"); // what comes is sent at once; this is for silence
        try (var kafka =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    kafka.partitionsFor(type.topic()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            if (partitions.isEmpty()) { // the brokers have not heard of the topic yet
                pause();
                return;
            }
            kafka.assign(partitions);
            var ends = kafka.endOffsets(partitions);
            partitions.forEach(
                    partition -> {
                        var known = next.get(partition);
                        if (known != null) {
                            kafka.seek(partition, known);
                        } else if (from == From.END) {
                            kafka.seek(partition, endOf(partition, ends));
                        } else {
                            kafka.seekToBeginning(List.of(partition));
                        }
                    });
            while (!closing) {
                if (ready.getCount() > 0
                        && partitions.stream()
                                .allMatch(
                                        partition ->
                                                kafka.position(partition)
                                                        >= endOf(partition, ends))) {
                    ready.countDown();
                }
                for (var record : kafka.poll(Duration.ofMillis(200))) {
                    tell(Received.of(record));
                    next.put(
                            new TopicPartition(record.topic(), record.partition()),
                            record.offset() + 1);
                }
            }
        }
    }

    private static long endOf(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return Objects.requireNonNull(ends.get(partition));
    }

    private void tell(Received received) {
        var name = received.envelope().type();
        if (name != null && !name.equals(type.name())) {
            return;
        }
        try {
            listener.accept(Delivery.decode(types, type, received));
        } catch (RuntimeException | Error e) {
            log.warn("{} is left out: {}", received.id(), Failures.sentence(e));
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
