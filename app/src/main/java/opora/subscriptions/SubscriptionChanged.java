package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody has another plan from now on. The difference is on the next invoice.
@Topic("subscriptions.subscriptions")
public record SubscriptionChanged(
        @Key String username,
        String subscriptionId,
        String planId,
        String before,
        long price,
        String currency,
        String period,
        int visits,
        int responseMinutes,
        Instant at) {}
