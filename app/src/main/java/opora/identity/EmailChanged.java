package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Somebody is reached at another address from now on, which they have proved to be theirs.
@Topic("identity-domain-events")
public record EmailChanged(
        @Key String username, @Personal String email, @Personal String before, Instant changedAt) {}
