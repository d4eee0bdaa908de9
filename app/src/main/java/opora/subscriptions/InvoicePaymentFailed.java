package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// An invoice could not be charged.
///
/// @param reason such as `INSUFFICIENT_FUNDS` or `NO_CARD`
/// @param nextTryAt null when that was the last try
/// @param printed the number as it is printed; null in events from before it was told
@Topic("subscriptions.invoices")
public record InvoicePaymentFailed(
        @Key String username,
        String invoiceId,
        long number,
        @Nullable String printed,
        long total,
        String currency,
        String method,
        int failures,
        String reason,
        @Nullable Instant nextTryAt,
        Instant at) {}
