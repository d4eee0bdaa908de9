package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody set up an authenticator app, or took it away.
@Topic("identity-domain-events")
public record SecondFactorChanged(@Key String username, boolean on, Instant changedAt) {}
