package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody forgot a password; who they say they are is not told to others.
@Topic(value = "identity.password-resets", partitions = 1)
public record PasswordForgotten(@Key String wishId, Instant askedAt) {}
