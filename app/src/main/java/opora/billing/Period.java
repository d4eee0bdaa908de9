package opora.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import opora.shell.Flaw;
import org.jspecify.annotations.Nullable;

/// The days of a statement, both of them included; without any, this month.
public record Period(LocalDate from, LocalDate to) {
    private static final int MOST_DAYS = 3_660;

    static Period of(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {
        var today = LocalDate.now(zone);
        var begin = from != null ? from : YearMonth.from(to != null ? to : today).atDay(1);
        return new Period(begin, to != null ? to : begin.isAfter(today) ? begin : today);
    }

    List<Flaw> flaws() {
        var wrong = to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to);
        return wrong ? List.of(Flaw.of("to", "statement.wrong")) : List.of();
    }

    /// The first of the month before.
    public Period before() {
        var month = YearMonth.from(from).minusMonths(1);
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    Instant begin(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
