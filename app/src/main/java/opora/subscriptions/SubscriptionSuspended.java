package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// An invoice stayed unpaid through all tries: nothing of the plan holds until it is paid.
@Topic("subscriptions.subscriptions")
public record SubscriptionSuspended(
        @Key String username, String subscriptionId, String planId, String invoiceId, Instant at) {}
