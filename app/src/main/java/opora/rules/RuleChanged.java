package opora.rules;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A rule was made, changed, switched or removed.
///
/// @param rule `rule-<number>`
/// @param eventType the event it reacts to
@Topic(value = "rules-domain-events", partitions = 1)
public record RuleChanged(
        @Key String rule,
        String name,
        String eventType,
        boolean active,
        boolean removed,
        String changedBy,
        Instant changedAt) {}
