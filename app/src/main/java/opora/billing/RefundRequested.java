package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Money that was taken for an order has to go back.
///
/// @param amount in minor units of the currency
@Topic("billing.refunds.requested")
public record RefundRequested(
        String requestId,
        @Key long orderId,
        String username,
        long amount,
        String currency,
        String reason,
        Instant requestedAt) {}
