package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// Billing's one answer to an order.
///
/// @param amount in minor units of the currency
/// @param failureReason null when the payment succeeded
@Topic("billing.payments")
public record PaymentProcessed(
        String requestId,
        @Key long orderId,
        String username,
        long amount,
        String currency,
        boolean success,
        @Nullable String failureReason,
        Instant processedAt) {}
