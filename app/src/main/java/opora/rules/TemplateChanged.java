package opora.rules;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A template has a new version.
///
/// @param template `template-<number>`
@Topic(value = "rules-domain-events", partitions = 1)
public record TemplateChanged(
        @Key String template, String name, int version, String changedBy, Instant changedAt) {}
