package opora.subscriptions;

import java.time.LocalDate;

/// Somebody's subscription, at the price that was agreed.
///
/// @param anchor the day of the month on which periods begin
/// @param zone whose midnight counts
/// @param periodEnd the first day that is not paid for
/// @param ends whether it is over by then
public record Subscription(
        String id,
        String username,
        String planId,
        long price,
        String currency,
        Period period,
        State state,
        Method method,
        int anchor,
        String zone,
        LocalDate periodStart,
        LocalDate periodEnd,
        boolean ends) {
    static final String COLUMNS =
            """
            id, username, plan_id, price, currency, period, state, method, anchor, zone, period_start, period_end, ends
            """;

    /// How it stands.
    public enum State {
        ACTIVE,
        SUSPENDED,
        CANCELLED
    }

    /// What invoices are paid from.
    public enum Method {
        WALLET,
        CARD
    }

    /// The same on another plan, which takes a cancellation back. Where its periods are of another
    /// length, the first of them begins today.
    Subscription on(Plan plan, LocalDate today) {
        var same = plan.period() == period;
        return new Subscription(
                id,
                username,
                plan.id(),
                plan.price(),
                currency,
                plan.period(),
                state,
                method,
                same ? anchor : today.getDayOfMonth(),
                zone,
                same ? periodStart : today,
                same ? periodEnd : today,
                false);
    }

    Subscription ending() {
        return new Subscription(
                id,
                username,
                planId,
                price,
                currency,
                period,
                state,
                method,
                anchor,
                zone,
                periodStart,
                periodEnd,
                true);
    }

    public LocalDate lastDay() {
        return periodEnd.minusDays(1);
    }
}
