package opora.backbone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The registry's topic as the administrator sees it: one partition, kept for ever.
final class SchemaTopic implements AutoCloseable {
    private final Admin admin;
    private final String name;
    private final int replication;
    private final Duration limit;

    /// @param replication 1 leaves it to the cluster
    record Place(String name, int replication) {}

    SchemaTopic(Map<String, Object> client, Place place, Duration limit) {
        this.admin = Admin.create(client);
        this.name = place.name;
        this.replication = place.replication;
        this.limit = limit;
    }

    void createIfMissing() {
        try {
            // asked first, as a process need not have the right to create topics
            await(admin.describeTopics(List.of(name)).allTopicNames().toCompletionStage());
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
            create();
        }
    }

    private void create() {
        // the order of the lines is their meaning, so the topic is never compacted
        Optional<Short> replicas =
                replication == 1 ? Optional.empty() : Optional.of((short) replication);
        var forEver =
                Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
        var topic = new NewTopic(name, Optional.of(1), replicas).configs(forEver);
        try {
            await(admin.createTopics(List.of(topic)).all().toCompletionStage());
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /// The offset that the next line will get. A broker may not know of a topic at once that it has
    /// just said to be created.
    long end() {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return endNow();
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private long endNow() {
        var partition = new TopicPartition(name, 0);
        var ends = admin.listOffsets(Map.of(partition, OffsetSpec.latest()));
        return await(ends.partitionResult(partition).toCompletionStage()).offset();
    }

    private <T> T await(java.util.concurrent.CompletionStage<T> stage) {
        return await(stage.toCompletableFuture(), name, limit);
    }

    static <T> T await(Future<T> future, String topic, Duration limit) {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka, about " + topic + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not answer within " + limit + " about " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + topic, e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
