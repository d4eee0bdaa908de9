package opora.subscriptions;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import opora.shell.Seen;
import opora.subscriptions.Subscription.Method;

/// What a change of plan comes to, told before anybody agrees to it.
///
/// @param from the plan as it is
/// @param fromPrice what was agreed for a period of it
/// @param on the day of the next invoice
/// @param atOnce whether that is today
/// @param lines of that invoice
/// @param total what is to be paid by it
/// @param credit what it leaves over for the invoices after it
/// @param then what each period costs from then on
/// @param resumes whether a cancellation is taken back by it
public record PlanChange(
        String from,
        long fromPrice,
        Period fromPeriod,
        String to,
        LocalDate on,
        boolean atOnce,
        List<InvoiceLine> lines,
        long total,
        long credit,
        long then,
        Period period,
        String currency,
        Method method,
        boolean resumes) {

    static PlanChange of(Subscription old, Plan plan, List<InvoiceLine> pending, LocalDate today) {
        var anew = old.on(plan, today);
        var difference = Proration.of(old, plan, today);
        var bill = Bill.of(anew, Stream.concat(pending.stream(), difference.stream()).toList());
        return new PlanChange(
                old.planId(),
                old.price(),
                old.period(),
                plan.id(),
                bill.start(),
                !bill.start().isAfter(today),
                bill.lines(),
                bill.total(),
                -bill.carried(),
                plan.price(),
                plan.period(),
                old.currency(),
                old.method(),
                old.ends());
    }

    /// Differs as soon as anything would come out otherwise.
    String print() {
        return Seen.print(this);
    }
}
