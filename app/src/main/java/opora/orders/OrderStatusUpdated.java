package opora.orders;

import java.time.Instant;
import java.util.Map;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// An order has moved on, or was refused at the door.
///
/// @param previousStatus null for an order that was refused at once
/// @param metadata details for people and other systems, such as the reason, the total and its
///   currency
@Topic("orders.status")
public record OrderStatusUpdated(
        String requestId,
        @Key long orderId,
        String username,
        String status,
        @Nullable String previousStatus,
        Instant updatedAt,
        Map<String, String> metadata) {}
