package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// Money of a paid invoice went back.
///
/// @param target `WALLET` or `CARD`
/// @param printed the number as it is printed; null in events from before it was told
@Topic("subscriptions.invoices")
public record InvoiceRefunded(
        @Key String username,
        String invoiceId,
        long number,
        @Nullable String printed,
        long amount,
        String currency,
        String target,
        String reason,
        String author,
        Instant at) {}
