package opora.subscriptions;

import java.time.LocalDate;
import java.util.List;
import opora.shell.Seen;
import opora.subscriptions.Subscription.Method;
import opora.subscriptions.Subscription.State;

/// What a cancellation comes to, told before anybody agrees to it.
///
/// @param lastDay until when the plan holds; the day before today for one that is suspended
/// @param atOnce whether it is over as soon as it is cancelled
/// @param on the day of the last reckoning
/// @param lines of the last invoice, or of what is credited
/// @param total what is to be paid by the last invoice
/// @param credit what goes into the wallet
/// @param owed invoices that are to be paid all the same
public record Farewell(
        String plan,
        LocalDate lastDay,
        boolean atOnce,
        LocalDate on,
        List<InvoiceLine> lines,
        long total,
        long credit,
        String currency,
        Method method,
        List<Owed> owed) {

    /// @param number as it is printed
    public record Owed(String invoice, String number, long amount) {}

    static Farewell of(
            Subscription old, List<InvoiceLine> pending, List<Invoice> open, LocalDate today) {
        var over = old.state() == State.SUSPENDED;
        var bill = Bill.of(old.ending(), pending);
        var charged = over ? 0 : bill.total(); // nothing is charged for a plan that did not hold
        return new Farewell(
                old.planId(),
                over ? today.minusDays(1) : old.lastDay(),
                over,
                over ? today : old.periodEnd(),
                charged == 0 && bill.carried() == 0 ? List.of() : List.copyOf(pending),
                charged,
                -bill.carried(),
                old.currency(),
                old.method(),
                open.stream().map(Farewell::owed).toList());
    }

    private static Owed owed(Invoice invoice) {
        return new Owed(invoice.id(), invoice.title(), invoice.total());
    }

    /// Differs as soon as anything would come out otherwise.
    String print() {
        return Seen.print(this);
    }
}
