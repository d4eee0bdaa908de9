package opora.backbone;

import java.util.List;

/// Where the relay sends events: Kafka, or the seeded simulator's log.
interface Wire extends AutoCloseable {
    /// How many partitions the topic has now.
    int partitions(String topic);

    /// Sends without waiting; `sent` learns the outcome. Sends to one partition arrive in the order
    /// of the calls, except that a failed one is left out.
    void send(int partition, StoredEvent event, long previous, Lane.Sent sent);

    /// Those of the lanes whose last acknowledged record is not there any more, each with the last
    /// one that is. A log that was not flushed when the power failed has lost its end, and a new
    /// cluster knows nothing at all.
    default List<Kept> forgotten(List<Kept> acknowledged) {
        return List.of();
    }

    /// @param offset where the record of that position stands, -1 when that is unknown
    record Kept(String topic, int partition, long position, long offset) {}

    @Override
    void close();
}
