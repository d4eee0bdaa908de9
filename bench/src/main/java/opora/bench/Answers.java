package opora.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import opora.backbone.EventType;
import opora.orders.OrderStatusUpdated;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Watches `orders.status` and closes the orders of this run in the tally.
final class Answers implements AutoCloseable {
    static final EventType<OrderStatusUpdated> TYPE = EventType.of(OrderStatusUpdated.class);

    private final String bootstrap;
    private final Ticket ticket;
    private final Tally tally;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("answers").unstarted(this::run);
    private volatile boolean closing;

    Answers(String bootstrap, Ticket ticket, Tally tally) {
        this.bootstrap = bootstrap;
        this.ticket = ticket;
        this.tally = tally;
    }

    /// Returns when everything from now on will be seen.
    Answers start() throws InterruptedException {
        thread.start();
        ready.await();
        return this;
    }

    private void run() {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrap,
                        "enable.auto.commit", "false",
                        "max.poll.records", "2000");
        try (var kafka =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    kafka.partitionsFor(TYPE.topic()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            kafka.assign(partitions);
            kafka.seekToEnd(partitions);
            partitions.forEach(kafka::position);
            ready.countDown();
            while (!closing) {
                for (var record : kafka.poll(Duration.ofMillis(100))) {
                    see(Framed.read(TYPE, record.value()));
                }
            }
        }
    }

    private void see(OrderStatusUpdated status) {
        var number = ticket.numberOf(status.requestId());
        if (number >= 0) {
            tally.finished(number, System.nanoTime());
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
