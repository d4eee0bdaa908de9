package opora.notifications;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Nothing is known here any more of how to reach somebody, nor of what they were told.
@Topic(value = "notifications-domain-events", partitions = 1)
public record PersonForgotten(@Key String username, String forgottenBy, Instant forgottenAt) {}
