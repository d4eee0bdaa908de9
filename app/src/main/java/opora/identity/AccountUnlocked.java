package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A lock was opened before its time.
///
/// @param by the member of staff who did it, or the owner by a mailed link
@Topic("identity-domain-events")
public record AccountUnlocked(@Key String username, String by, Instant unlockedAt) {}
