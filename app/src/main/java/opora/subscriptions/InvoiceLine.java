package opora.subscriptions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A line of an invoice, or of the next one.
///
/// @param kind `PERIOD`, `UNUSED`, `REST`, `ADJUSTMENT` or `CARRIED`: part of a text key
/// @param amount in minor units; below zero for a credit
record InvoiceLine(
        String kind,
        @Nullable String planId,
        @Nullable String note,
        @Nullable LocalDate fromDay,
        @Nullable LocalDate toDay,
        long amount) {

    static InvoiceLine period(String planId, LocalDate from, LocalDate end, long amount) {
        return new InvoiceLine("PERIOD", planId, null, from, end.minusDays(1), amount);
    }
}
