package opora.orders;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// An order exists and waits for its payment. Keyed by the person, so that one wallet's orders are
/// paid in the order in which they were made.
///
/// @param totalCost in minor units of the currency
@Topic("orders.created")
public record OrderCreated(
        String requestId,
        @Key String username,
        long orderId,
        List<OrderItem> items,
        long totalCost,
        String currency,
        Instant createdAt) {}
