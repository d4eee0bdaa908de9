package opora.orders;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// A person wants to order something; nothing has been checked against stock or prices yet.
@Topic("orders.requests")
public record OrderCreationRequested(
        String requestId,
        @Key String username,
        List<OrderItem> items,
        @Personal String deliveryAddress,
        String paymentMethod,
        Instant createdAt) {}
