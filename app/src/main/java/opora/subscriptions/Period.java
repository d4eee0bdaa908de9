package opora.subscriptions;

import java.time.LocalDate;
import java.time.YearMonth;

/// How long one price lasts.
public enum Period {
    MONTH(1),
    YEAR(12);

    private final int months;

    Period(int months) {
        this.months = months;
    }

    /// The day on which the next period begins: the anchor's day of the month, or the month's last
    /// where it is shorter.
    LocalDate after(LocalDate start, int anchor) {
        var month = YearMonth.from(start).plusMonths(months);
        return month.atDay(Math.min(anchor, month.lengthOfMonth()));
    }
}
