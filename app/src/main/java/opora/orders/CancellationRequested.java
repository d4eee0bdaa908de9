package opora.orders;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A person does not want an order any more.
@Topic("orders.cancellations")
public record CancellationRequested(
        String requestId, @Key long orderId, String username, Instant requestedAt) {}
