package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody added a passkey, or took one away.
@Topic("identity-domain-events")
public record PasskeysChanged(@Key String username, boolean added, Instant changedAt) {}
