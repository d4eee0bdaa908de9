package opora.subscriptions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What a change of plan in the middle of a period costs: what is left of the old plan comes back,
/// what is left of the period is paid by the new price, both by the day.
final class Proration {
    private Proration() {}

    static List<InvoiceLine> of(Subscription old, Plan plan, LocalDate today) {
        var lastDay = old.lastDay();
        var back = -share(old.price(), old.periodStart(), today, old.periodEnd());
        var unused = new InvoiceLine("UNUSED", old.planId(), null, today, lastDay, back);
        if (plan.period() != old.period()) {
            return List.of(unused); // the new plan begins a period of its own today
        }
        var rest = share(plan.price(), old.periodStart(), today, old.periodEnd());
        return List.of(unused, new InvoiceLine("REST", plan.id(), null, today, lastDay, rest));
    }

    /// The part of a price that falls on the days from `today` on.
    static long share(long price, LocalDate start, LocalDate today, LocalDate end) {
        var all = ChronoUnit.DAYS.between(start, end);
        var left = Math.clamp(ChronoUnit.DAYS.between(today, end), 0, all);
        return all == 0
                ? 0
                : BigDecimal.valueOf(price)
                        .multiply(BigDecimal.valueOf(left))
                        .divide(BigDecimal.valueOf(all), RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
