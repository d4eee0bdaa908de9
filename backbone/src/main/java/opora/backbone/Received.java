package opora.backbone;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
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
    private static final int LONGEST_LINE = 500;

    static Received of(ConsumerRecord<String, byte[]> record) {
        return new Received(
                record.topic(),
                record.partition(),
                record.offset(),
                legible(record.key()),
                Headers.read(record.headers()),
                record.value() == null ? new byte[0] : record.value(),
                record.timestamp());
    }

    /// The same event with what somebody has put in its place.
    Received withPayload(byte[] other) {
        return new Received(topic, partition, offset, key, envelope, other, timeMillis);
    }

    /// Unique among all events: given by the sender, or else the place it was found in.
    String id() {
        var given = envelope.id();
        return given != null ? given : topic + "-" + partition + "@" + offset;
    }

    /// What must wait when this event fails: its key, or for an event without one nothing but
    /// itself.
    String line() {
        return lineOf(key, partition, offset);
    }

    /// For logs.
    @Nullable String shortKey() {
        return key == null || key.length() <= LONGEST_LINE ? key : key.substring(0, LONGEST_LINE);
    }

    /// A key too long for an index is known by its hash.
    static String lineOf(@Nullable String key, int partition, long offset) {
        if (key == null) {
            return "o" + partition + "@" + offset;
        }
        return key.length() <= LONGEST_LINE
                ? "k" + key
                : "h" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /// PostgreSQL's texts hold everything but the character zero.
    private static @Nullable String legible(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }
}
