package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// Somebody owes us for a period.
///
/// @param total in minor units
/// @param periodStart as `2026-11-01`
/// @param periodEnd the first day that is no longer part of it
/// @param printed the number as it is printed; null in events from before it was told
@Topic("subscriptions.invoices")
public record InvoiceIssued(
        @Key String username,
        String invoiceId,
        long number,
        @Nullable String printed,
        String subscriptionId,
        long total,
        String currency,
        String method,
        String periodStart,
        String periodEnd,
        Instant at) {}
