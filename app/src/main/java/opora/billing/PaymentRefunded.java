package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// The money of an order is back in its wallet.
///
/// @param amount in minor units of the currency
@Topic("billing.refunds")
public record PaymentRefunded(
        String requestId,
        @Key long orderId,
        String username,
        long amount,
        String currency,
        Instant refundedAt) {}
