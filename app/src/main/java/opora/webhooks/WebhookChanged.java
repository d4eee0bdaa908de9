package opora.webhooks;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// An endpoint was made, changed, let go on or removed.
///
/// @param webhook `webhook-<number>`
/// @param types the events it gets; none when it was removed
@Topic(value = "webhooks-domain-events", partitions = 1)
public record WebhookChanged(
        @Key String webhook,
        String name,
        List<String> types,
        String changedBy,
        Instant changedAt) {}
