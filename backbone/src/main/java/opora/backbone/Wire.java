package opora.backbone;

/// Where the relay sends events: Kafka, or the seeded simulator's log.
interface Wire extends AutoCloseable {
    /// How many partitions the topic has now.
    int partitions(String topic);

    /// Sends without waiting; `sent` learns the outcome. Sends to one partition arrive in the order
    /// of the calls, except that a failed one is left out.
    void send(int partition, StoredEvent event, long previous, Lane.Sent sent);

    @Override
    void close();
}
