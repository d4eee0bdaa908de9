package opora.customers;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody needs to know how to reach a person; answered by [ProfileResponded] with the same
/// `requestId`.
@Topic("users.profile")
public record ProfileRequested(String requestId, @Key String username, Instant requestedAt) {}
