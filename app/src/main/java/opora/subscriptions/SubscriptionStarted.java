package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody has subscribed; what the plan promises holds once the first invoice is paid.
///
/// @param price for a period, in minor units
@Topic("subscriptions.subscriptions")
public record SubscriptionStarted(
        @Key String username,
        String subscriptionId,
        String planId,
        long price,
        String currency,
        String period,
        int visits,
        int responseMinutes,
        Instant at) {}
