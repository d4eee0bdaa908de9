package opora.backbone;

import java.util.HashMap;
import java.util.Map;
import opora.backbone.Positions.Place;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Tells Kafka's tools and our meters once a second how far a consumer has come.
final class StandingReport {
    private static final long EVERY_NANOS = 1_000_000_000;

    private final Consumption consumption;
    private final ConsumerMeters meters;
    private Map<TopicPartition, OffsetAndMetadata> reported = Map.of();
    private long reportedAtNanos;

    StandingReport(Consumption consumption, ConsumerMeters meters) {
        this.consumption = consumption;
        this.meters = meters;
    }

    void report(KafkaConsumer<String, byte[]> kafka) {
        var now = System.nanoTime();
        if (now - reportedAtNanos < EVERY_NANOS) {
            return;
        }
        reportedAtNanos = now;
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        consumption
                .standing()
                .forEach(
                        (place, position) ->
                                offsets.put(
                                        place.inKafka(), new OffsetAndMetadata(position.next())));
        if (!offsets.equals(reported)) {
            reported = offsets;
            kafka.commitAsync(
                    offsets,
                    (committed, failure) -> reported = failure == null ? reported : Map.of());
        }
        for (var partition : kafka.assignment()) {
            meters.lag(Place.of(partition), kafka.currentLag(partition).orElse(0));
        }
    }
}
