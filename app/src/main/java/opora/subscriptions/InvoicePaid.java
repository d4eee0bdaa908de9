package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// An invoice is paid.
@Topic("subscriptions.invoices")
public record InvoicePaid(
        @Key String username,
        String invoiceId,
        long number,
        long total,
        String currency,
        String method,
        Instant at) {}
