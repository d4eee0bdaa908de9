package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody signed in.
///
/// @param device such as `Firefox, Linux`
@Topic("identity-domain-events")
public record SessionBegun(
        @Key String username, String sessionId, String device, Instant begunAt) {}
