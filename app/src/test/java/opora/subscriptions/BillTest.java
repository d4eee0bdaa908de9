package opora.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import opora.subscriptions.Subscription.Method;
import opora.subscriptions.Subscription.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days and sums, without any database.
class BillTest {
    private static Subscription subscription(long price, String from, String to, boolean ends) {
        return new Subscription(
                "s",
                "anna",
                "home",
                price,
                "RUB",
                Period.MONTH,
                State.ACTIVE,
                Method.WALLET,
                LocalDate.parse(from).getDayOfMonth(),
                "UTC",
                LocalDate.parse(from),
                LocalDate.parse(to),
                ends);
    }

    private static Plan plan(long price, Period period) {
        return new Plan("business", "Б", "B", price, "RUB", period, 1, 60, true);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31,31,MONTH,2026-02-28",
        "2026-02-28,31,MONTH,2026-03-31",
        "2028-01-30,30,MONTH,2028-02-29",
        "2026-12-15,15,MONTH,2027-01-15",
        "2028-02-29,29,YEAR,2029-02-28",
        "2031-02-28,29,YEAR,2032-02-29"
    })
    void aPeriodBeginsOnItsDayOrOnTheLastOfTheMonth(
            LocalDate start, int anchor, Period period, LocalDate next) {
        assertThat(period.after(start, anchor)).isEqualTo(next);
    }

    @Property
    void periodsFollowEachOtherAndComeBackToTheirDay(
            @ForAll @IntRange(min = 1, max = 31) int anchor,
            @ForAll @IntRange(min = 0, max = 10_000) int days) {
        var start = LocalDate.of(2026, 1, 1).plusDays(days);
        var next = start;
        for (int i = 0; i < 24; i++) {
            var after = Period.MONTH.after(next, anchor);
            assertThat(after.getDayOfMonth()).isEqualTo(Math.min(anchor, after.lengthOfMonth()));
            assertThat(after.getMonth()).isEqualTo(next.getMonth().plus(1));
            next = after;
        }
    }

    /// Old plan and new plan at the same price: a change costs nothing, on whatever day.
    @Property
    void whatComesBackAndWhatIsPaidAgree(
            @ForAll @LongRange(max = 100_000_000) long price, @ForAll @IntRange(max = 31) int day) {
        var old = subscription(price, "2026-01-31", "2026-02-28", false);
        var today = old.periodStart().plusDays(day);
        var lines = Proration.of(old, plan(price, Period.MONTH), today);
        assertThat(lines.stream().mapToLong(InvoiceLine::amount).sum()).isZero();
        assertThat(-lines.getFirst().amount()).isBetween(0L, price);
    }

    @Test
    void dividesByTheDay() {
        var old = subscription(30_000, "2026-04-01", "2026-05-01", false);
        var lines = Proration.of(old, plan(90_000, Period.MONTH), LocalDate.parse("2026-04-11"));
        assertThat(lines).extracting(InvoiceLine::amount).containsExactly(-20_000L, 60_000L);
        var year = Proration.of(old, plan(900_000, Period.YEAR), LocalDate.parse("2026-04-11"));
        assertThat(year).extracting(InvoiceLine::amount).containsExactly(-20_000L);
    }

    @Test
    void takesACreditAlongThatIsLargerThanThePrice() {
        var bill =
                Bill.of(
                        subscription(1_000, "2026-04-01", "2026-05-01", false),
                        List.of(new InvoiceLine("ADJUSTMENT", null, "sorry", null, null, -2_500)));
        assertThat(bill.total()).isZero();
        assertThat(bill.carried()).isEqualTo(-1_500);
        assertThat(bill.lines().stream().mapToLong(InvoiceLine::amount).sum()).isZero();
        assertThat(bill.nextEnd()).isEqualTo("2026-06-01");
    }

    @Test
    void endsWithWhatIsStillOwedOrNothing() {
        var last = subscription(1_000, "2026-04-01", "2026-05-01", true);
        var nothing = Bill.of(last, List.of());
        assertThat(nothing.invoices()).isFalse();
        assertThat(nothing.nextEnd()).isNull();
        var rest = new InvoiceLine("REST", "home", null, null, null, 300);
        assertThat(Bill.of(last, List.of(rest)).total()).isEqualTo(300);
    }
}
