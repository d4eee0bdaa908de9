package opora.backbone;

import java.time.Duration;

/// How topics are created.
///
/// @param partitions for topics whose event does not say
/// @param retention how long Kafka keeps events; the stores keep them longer
public record TopicSettings(
        int partitions, int replication, int minInsyncReplicas, Duration retention) {
    public static TopicSettings defaults() {
        return new TopicSettings(4, 1, 1, Duration.ofDays(7));
    }
}
