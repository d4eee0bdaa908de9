package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// The invoice is paid after all, and the plan holds again.
@Topic("subscriptions.subscriptions")
public record SubscriptionReactivated(
        @Key String username, String subscriptionId, String planId, String invoiceId, Instant at) {}
