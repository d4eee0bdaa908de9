package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// An invoice is paid.
///
/// @param printed the number as it is printed; null in events from before it was told
@Topic("subscriptions.invoices")
public record InvoicePaid(
        @Key String username,
        String invoiceId,
        long number,
        @Nullable String printed,
        long total,
        String currency,
        String method,
        Instant at) {}
