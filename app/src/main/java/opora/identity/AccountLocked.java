package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Too many wrong passwords or codes: nobody signs in with this name for a while.
///
/// @param wrong how many there were
/// @param until when the lock opens by itself
@Topic("identity-domain-events")
public record AccountLocked(@Key String username, int wrong, Instant until, Instant lockedAt) {}
