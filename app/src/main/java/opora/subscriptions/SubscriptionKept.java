package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A cancelled subscription goes on: its owner has thought better of it.
@Topic("subscriptions.subscriptions")
public record SubscriptionKept(
        @Key String username, String subscriptionId, String planId, Instant at) {}
