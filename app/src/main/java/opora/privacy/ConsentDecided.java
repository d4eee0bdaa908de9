package opora.privacy;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody agreed to something, or does so no longer.
///
/// @param version which wording they read
@Topic("privacy.consents")
public record ConsentDecided(
        @Key String username, String purpose, int version, boolean given, Instant decidedAt) {}
