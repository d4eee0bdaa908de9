package opora.notifications;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody wants to be written to in another language, or by another clock.
///
/// @param zone such as `Asia/Omsk`; empty when they never said
@Topic(value = "notifications.readers", partitions = 1)
public record ReaderChanged(
        @Key String username, String language, String zone, Instant changedAt) {}
