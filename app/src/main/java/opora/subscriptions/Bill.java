package opora.subscriptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import opora.billing.WalletPayoutRequested;
import org.jspecify.annotations.Nullable;

/// What the end of a period means for a subscription: the next period is invoiced, or it was the
/// last one.
///
/// @param lines empty when there is nothing to invoice
/// @param carried a credit that the next invoice takes along, or that is paid out at the end; below
///   zero or zero
/// @param nextEnd null when the subscription is over
record Bill(
        Subscription subscription,
        LocalDate start,
        @Nullable LocalDate nextEnd,
        List<InvoiceLine> lines,
        long total,
        long carried) {

    static Bill of(Subscription subscription, List<InvoiceLine> pending) {
        var start = subscription.periodEnd();
        var end =
                subscription.ends()
                        ? null
                        : subscription.period().after(start, subscription.anchor());
        var lines = new ArrayList<InvoiceLine>();
        if (end != null) {
            lines.add(InvoiceLine.period(subscription.planId(), start, end, subscription.price()));
        }
        lines.addAll(pending);
        var sum = lines.stream().mapToLong(InvoiceLine::amount).sum();
        if (sum < 0 && end != null) {
            lines.add(new InvoiceLine("CARRIED", null, null, null, null, -sum));
        }
        var nothing = end == null && sum <= 0;
        return new Bill(
                subscription,
                start,
                end,
                nothing ? List.of() : List.copyOf(lines),
                Math.max(sum, 0),
                Math.min(sum, 0));
    }

    /// What was credited and no invoice can take along.
    Optional<WalletPayoutRequested> payout(Instant now) {
        return nextEnd != null || carried == 0
                ? Optional.empty()
                : Optional.of(
                        new WalletPayoutRequested(
                                "credit:" + subscription.id(),
                                subscription.username(),
                                -carried,
                                subscription.currency(),
                                Invoices.PAYEE,
                                now));
    }

    boolean invoices() {
        return !lines.isEmpty();
    }

    LocalDate end() {
        return nextEnd == null ? start : nextEnd;
    }
}
