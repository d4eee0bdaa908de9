package opora.orders;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What became of the wish to cancel.
///
/// @param status the order's status now; empty when there is no such order
@Topic("orders.cancellations.answered")
public record CancellationAnswered(
        String requestId,
        @Key long orderId,
        String username,
        boolean cancelled,
        String status,
        Instant answeredAt) {}
