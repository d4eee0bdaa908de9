package opora.webhooks;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// An endpoint failed for too long and gets nothing until somebody lets it go on.
///
/// @param webhook `webhook-<number>`
@Topic(value = "webhooks-domain-events", partitions = 1)
public record WebhookPaused(@Key String webhook, String name, String reason, Instant pausedAt) {}
