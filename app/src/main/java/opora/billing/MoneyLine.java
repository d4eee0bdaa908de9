package opora.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to somebody's money: a movement of the wallet, of a card, or an invoice.
///
/// @param ref tells lines of one moment apart
/// @param kind null for an invoice
/// @param amount in minor units; below zero when money was spent
/// @param printed the number of an invoice as it is printed
/// @param paid whether an invoice is
public record MoneyLine(
        Instant at,
        String ref,
        @Nullable TransferKind kind,
        long amount,
        String currency,
        @Nullable Long orderId,
        @Nullable String invoiceId,
        @Nullable Long number,
        @Nullable String printed,
        boolean paid) {
    public boolean invoice() {
        return invoiceId != null;
    }

    /// Where the next page begins.
    public String cursor() {
        return new MoneyCursor(at, ref).text();
    }
}
