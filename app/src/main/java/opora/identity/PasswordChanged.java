package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody has another password from now on.
@Topic("identity-domain-events")
public record PasswordChanged(@Key String username, Instant changedAt) {}
