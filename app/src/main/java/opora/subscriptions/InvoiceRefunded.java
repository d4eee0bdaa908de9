package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Money of a paid invoice went back.
///
/// @param target `WALLET` or `CARD`
@Topic("subscriptions.invoices")
public record InvoiceRefunded(
        @Key String username,
        String invoiceId,
        long number,
        long amount,
        String currency,
        String target,
        String reason,
        String author,
        Instant at) {}
