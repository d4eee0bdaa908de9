package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A subscription ends.
///
/// @param lastDay as `2026-11-30`
/// @param ended false while it still runs to its last day
@Topic("subscriptions.subscriptions")
public record SubscriptionCancelled(
        @Key String username,
        String subscriptionId,
        String planId,
        String lastDay,
        boolean ended,
        Instant at) {}
