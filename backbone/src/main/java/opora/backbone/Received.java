package opora.backbone;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record as it came from a topic partition, not yet decoded.
///
/// @param timeMillis Kafka's own time of the record, for events that name none
record Received(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Envelope envelope,
        byte[] payload,
        long timeMillis) {

    static Received of(ConsumerRecord<String, byte[]> record) {
        return new Received(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                Headers.read(record.headers()),
                record.value() == null ? new byte[0] : record.value(),
                record.timestamp());
    }

    /// Unique among all events: given by the sender, or else the place it was found in.
    String id() {
        var given = envelope.id();
        return given != null ? given : topic + "-" + partition + "@" + offset;
    }

    /// What must wait when this event fails: its key, or for an event without one nothing but
    /// itself.
    String line() {
        return key != null ? "k" + key : "o" + partition + "@" + offset;
    }
}
