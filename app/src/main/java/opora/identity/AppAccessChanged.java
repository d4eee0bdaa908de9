package opora.identity;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody lets an app from outside act in their name, or does not any more.
///
/// @param scopes what it may do; none when it was stopped
@Topic("identity-domain-events")
public record AppAccessChanged(
        @Key String username, String clientId, List<String> scopes, Instant changedAt) {}
