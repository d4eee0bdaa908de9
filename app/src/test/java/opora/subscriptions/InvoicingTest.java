package opora.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import opora.TestGround;
import opora.backbone.Database;
import opora.backbone.Incoming;
import opora.backbone.Meta;
import opora.billing.WalletCharged;
import opora.billing.WalletPayoutRequested;
import opora.identity.UserRegistered;
import opora.shell.Journal;
import opora.shell.Journals;
import opora.shell.Texts;
import opora.subscriptions.Subscribe.Outcome;
import opora.subscriptions.Subscription.Method;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Months go by on a clock that this test moves, on a database of its own.
class InvoicingTest {
    /// Stands still until it is moved.
    private static final class Hands extends Clock {
        Instant now = Instant.parse("2026-01-31T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final TestGround ground = TestGround.of("subscriptions");
    private final Database database = ground.backbone.database();
    private final Hands hands = new Hands();
    private final WallClock clock = new WallClock(hands);
    private final SubscriptionsSettings settings =
            new SubscriptionsSettings(
                    Duration.ofHours(1), List.of(Duration.ofDays(1), Duration.ofDays(3)), 7);
    private final Invoices invoices = new Invoices(database, ground.db);
    private final Subscriptions subscriptions = new Subscriptions(ground.db);
    private final IssueInvoices issue =
            new IssueInvoices(
                    database, subscriptions, new Runs(ground.db), invoices, clock, settings);
    private final Journal journal = Journals.of(database);
    private final Plans plans = new Plans(database, ground.db, journal);
    private final Subscribe act =
            new Subscribe(
                    database,
                    ground.db,
                    subscriptions,
                    plans,
                    invoices,
                    clock,
                    issue,
                    new KeepWishes(ground.db),
                    journal);
    private final ChangePlan changes =
            new ChangePlan(
                    database, ground.db, subscriptions, plans, invoices, clock, issue, journal);
    private final CancelPlan cancellations =
            new CancelPlan(database, ground.db, subscriptions, invoices, clock, journal);
    private final Letters letters = new Letters(database, ground.db, new Texts());
    private final SettleInvoices settle =
            new SettleInvoices(
                    database,
                    ground.db,
                    clock,
                    settings,
                    letters,
                    new Standing(database, ground.db, letters));
    private final TryAgain again = new TryAgain(database, invoices, clock, settings);

    @AfterEach
    void close() {
        ground.close();
    }

    private void start(String username, String zone) {
        assertThat(act.start(username, "home", Method.WALLET, ZoneId.of(zone)))
                .isEqualTo(Outcome.DONE);
    }

    private void day(String instant) {
        hands.now = Instant.parse(instant);
    }

    private List<Invoice> of(String username) {
        return invoices.of(username, null, 100).reversed();
    }

    @Test
    void invoicesEveryMonthOnTheDayOrTheLastOne() {
        start("anna", "UTC");
        assertThat(issue.run()).isEqualTo(1);
        assertThat(issue.run()).isZero();
        for (var at :
                List.of("2026-02-28T00:00:00Z", "2026-03-30T23:59:59Z", "2026-03-31T00:00:00Z")) {
            day(at);
            issue.run();
        }
        assertThat(of("anna"))
                .extracting(invoice -> invoice.periodStart() + " " + invoice.periodEnd())
                .containsExactly(
                        "2026-01-31 2026-02-28", "2026-02-28 2026-03-31", "2026-03-31 2026-04-30");
        assertThat(of("anna")).extracting(Invoice::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void catchesUpWhatWasMissedWhileNobodyRan() {
        start("anna", "UTC");
        day("2026-06-15T00:00:00Z");
        issue.run();
        assertThat(of("anna")).hasSize(5);
    }

    @Test
    void theMidnightOfTheSubscriberCounts() {
        day("2026-01-10T12:00:00Z");
        start("east", "Asia/Vladivostok");
        start("west", "America/Los_Angeles");
        issue.run();
        day("2026-02-09T14:00:00Z"); // the 10th in Vladivostok, the 9th in Los Angeles
        issue.run();
        assertThat(of("east")).hasSize(2);
        assertThat(of("west")).hasSize(1);
        day("2026-02-10T08:00:00Z");
        issue.run();
        assertThat(of("west")).hasSize(2);
    }

    @Test
    void killedTenTimesEverySubscriptionIsBilledOnceAndNoNumberIsMissing() throws Exception {
        for (int i = 0; i < 150; i++) {
            start("p" + i, "UTC");
        }
        for (int death = 0; death < 10; death++) {
            issue.step();
            assertThatThrownBy(
                            () ->
                                    database.transact(
                                            "subscriptions",
                                            _ -> {
                                                issue.step(); // joins this transaction, and dies
                                                // with it
                                                throw new IllegalStateException("killed");
                                            }))
                    .hasMessage("killed");
        }
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = List.of(many.submit(issue::run), many.submit(issue::run));
            for (var run : runs) {
                run.get();
            }
        }
        var sql =
                """
                select count(*) as issued, count(distinct subscription_id) as billed, min(number) as first, max(number) as last
                from subscriptions.invoices
                """;
        assertThat(ground.db.sql(sql).query().singleRow().values())
                .containsExactly(150L, 150L, 1L, 150L);
        assertThat(
                        ground.db
                                .sql("select sum(done) from subscriptions.runs")
                                .query(Long.class)
                                .single())
                .isEqualTo(150);
        assertThat(events("billing.wallet-charges.requested")).isEqualTo(150);
    }

    @Test
    void triesAgainOnAScheduleThenSuspendsAndAPaymentBringsItBack() {
        inTransaction(
                () ->
                        letters.joined(
                                incoming(
                                        new UserRegistered(
                                                "anna",
                                                "anna@example.org",
                                                hands.now,
                                                "page",
                                                "ru"))));
        start("anna", "UTC");
        issue.run();
        answer("INSUFFICIENT_FUNDS");
        var failed = of("anna").getFirst();
        assertThat(failed.failures()).isEqualTo(1);
        assertThat(failed.nextAt()).isEqualTo("2026-02-01T09:00:00Z");
        assertThat(again.step()).isZero();
        day("2026-02-01T09:00:00Z");
        assertThat(again.step()).isEqualTo(1);
        assertThat(again.step()).isZero(); // asked, not answered
        answer("INSUFFICIENT_FUNDS");
        day("2026-02-04T09:00:00Z");
        again.step();
        answer("INSUFFICIENT_FUNDS");
        assertThat(state("anna")).isEqualTo("SUSPENDED");
        assertThat(events("notifications.requested")).isEqualTo(3);
        assertThat(changes.change("anna", "business", null)).isEqualTo(Outcome.UNPAID);

        day("2026-05-07T09:00:00Z");
        issue.run();
        assertThat(of("anna")).hasSize(1); // nothing is owed for days without the plan
        assertThat(act.pay("boris", failed.id(), Method.WALLET)).isEqualTo(Outcome.NONE);
        assertThat(act.pay("anna", failed.id(), Method.WALLET)).isEqualTo(Outcome.DONE);
        assertThat(act.pay("anna", failed.id(), Method.WALLET)).isEqualTo(Outcome.ALREADY);
        answer(null);
        assertThat(state("anna")).isEqualTo("ACTIVE");
        assertThat(events("notifications.requested")).isEqualTo(4);
        issue.run();
        assertThat(of("anna").getLast().periodStart()).isEqualTo("2026-05-07");
        assertThat(of("anna").getLast().periodEnd()).isEqualTo("2026-06-07");
    }

    @Test
    void anAnswerHeardTwiceCountsOnce() {
        start("anna", "UTC");
        issue.run();
        var key = of("anna").getFirst().chargeKey();
        for (int i = 0; i < 2; i++) {
            hear(key, null);
        }
        hear(key, "INSUFFICIENT_FUNDS");
        assertThat(of("anna").getFirst().state()).isEqualTo(Invoice.State.PAID);
        assertThat(events("subscriptions.invoices")).isEqualTo(2); // issued, paid
    }

    @Test
    void aChangeIsOnTheNextInvoiceAndAnotherPeriodBeginsAtOnce() {
        day("2026-04-01T00:00:00Z");
        start("anna", "UTC");
        issue.run();
        answer(null);
        day("2026-04-16T00:00:00Z");
        assertThat(changes.change("anna", "business", null)).isEqualTo(Outcome.DONE);
        assertThat(changes.change("anna", "business", null)).isEqualTo(Outcome.ALREADY);
        assertThat(issue.run()).isZero();
        day("2026-05-01T00:00:00Z");
        issue.run();
        // 4,990.00 a month, and half a month of the difference to 1,490.00
        assertThat(of("anna").getLast().total()).isEqualTo(4_990_00 + (4_990_00 - 1_490_00) / 2);
        answer(null);
        assertThat(changes.change("anna", "home-year", null)).isEqualTo(Outcome.DONE);
        issue.run();
        assertThat(of("anna").getLast().periodEnd()).isEqualTo("2027-05-01");
        assertThat(of("anna").getLast().total()).isEqualTo(14_900_00 - 4_990_00);
    }

    @Test
    void aChangeComesOutAsItWasShown() {
        day("2026-04-01T00:00:00Z");
        start("anna", "UTC");
        issue.run();
        answer(null);
        day("2026-04-16T00:00:00Z");
        var dearer = shown("business");
        assertThat(dearer.on()).isEqualTo("2026-05-01");
        assertThat(dearer.atOnce()).isFalse();
        assertThat(dearer.then()).isEqualTo(4_990_00);
        assertThat(changes.change("anna", "business", "other")).isEqualTo(Outcome.MOVED);
        assertThat(changes.change("anna", "business", dearer.print())).isEqualTo(Outcome.DONE);
        day("2026-05-01T00:00:00Z");
        issue.run();
        assertThat(of("anna").getLast().total()).isEqualTo(dearer.total());
        answer(null);
        var yearly = shown("home-year");
        assertThat(yearly.atOnce()).isTrue();
        changes.change("anna", "home-year", yearly.print());
        issue.run();
        assertThat(of("anna").getLast().total()).isEqualTo(yearly.total());
        answer(null);
        var cheaper = shown("home");
        assertThat(cheaper.total()).isZero();
        assertThat(cheaper.credit()).isPositive();
    }

    private PlanChange shown(String plan) {
        return changes.foresee("anna", plan) instanceof Foresight.Shown<PlanChange>(var change)
                ? change
                : fail("it cannot be changed");
    }

    private Farewell end() {
        return cancellations.foresee("anna") instanceof Foresight.Shown<Farewell>(var end)
                ? end
                : fail("it cannot be cancelled");
    }

    @Test
    void theOpenDifferenceOfACancelledPlanIsOnTheLastInvoice() {
        day("2026-04-01T00:00:00Z");
        start("anna", "UTC");
        issue.run();
        answer(null);
        day("2026-04-16T00:00:00Z");
        changes.change("anna", "business", null);
        var end = end();
        assertThat(end.lastDay()).isEqualTo("2026-04-30");
        assertThat(end.total()).isEqualTo((4_990_00 - 1_490_00) / 2);
        assertThat(cancellations.cancel("anna", "other")).isEqualTo(Outcome.MOVED);
        assertThat(cancellations.cancel("anna", end.print())).isEqualTo(Outcome.DONE);
        day("2026-05-01T00:00:00Z");
        issue.run();
        assertThat(of("anna").getLast().total()).isEqualTo(end.total());
        assertThat(subscriptions.of("anna")).isEmpty();
    }

    @Test
    void theCreditOfASuspendedPlanGoesIntoTheWalletWhenItIsCancelled() {
        start("anna", "UTC");
        issue.run();
        answer("INSUFFICIENT_FUNDS");
        var id = subscriptions.of("anna").orElseThrow().id();
        subscriptions.addPending(
                id,
                List.of(new InvoiceLine("ADJUSTMENT", null, "patience", null, null, -5_000)),
                "office");
        ground.db.sql("update subscriptions.subscriptions set state = 'SUSPENDED'").update();
        var end = end();
        assertThat(end.atOnce()).isTrue();
        assertThat(end.credit()).isEqualTo(5_000);
        assertThat(end.owed()).hasSize(1);
        assertThat(cancellations.cancel("anna", end.print())).isEqualTo(Outcome.DONE);
        assertThat(subscriptions.pending(id)).isEmpty();
        var sql = "select count(*) from backbone.events where type = ?";
        assertThat(
                        ground.db
                                .sql(sql)
                                .param(WalletPayoutRequested.class.getName())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void runsToTheEndOfWhatIsPaidAndCanBeKept() {
        start("anna", "UTC");
        start("boris", "UTC");
        issue.run();
        assertThat(cancellations.cancel("anna", null)).isEqualTo(Outcome.DONE);
        assertThat(cancellations.cancel("anna", null)).isEqualTo(Outcome.ALREADY);
        assertThat(cancellations.cancel("boris", null)).isEqualTo(Outcome.DONE);
        assertThat(act.keep("boris")).isEqualTo(Outcome.DONE);
        assertThat(act.keep("boris")).isEqualTo(Outcome.NONE);
        day("2026-03-01T00:00:00Z");
        issue.run();
        assertThat(of("anna")).hasSize(1);
        assertThat(of("boris")).hasSize(2);
        assertThat(subscriptions.of("anna")).isEmpty();
        start("anna", "UTC");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(act.start("anna", "none", Method.CARD, ZoneOffset.UTC))
                .isEqualTo(Outcome.NO_PLAN);
        start("anna", "UTC");
        assertThat(act.start("anna", "home", Method.CARD, ZoneOffset.UTC))
                .isEqualTo(Outcome.ALREADY);
        assertThat(changes.change("boris", "home", null)).isEqualTo(Outcome.NONE);
        assertThat(cancellations.cancel("boris", null)).isEqualTo(Outcome.NONE);
        var home = plans.find("home").orElseThrow();
        plans.offer(
                new Plan(
                        "home", home.nameRu(), home.nameEn(), 1, "RUB", Period.MONTH, 0, 60, false),
                home.print());
        assertThat(act.start("boris", "home", Method.CARD, ZoneOffset.UTC))
                .isEqualTo(Outcome.NO_PLAN);
        issue.run();
        assertThat(of("anna").getFirst().total()).isEqualTo(1_490_00); // as agreed
    }

    private String state(String username) {
        return subscriptions.of(username).orElseThrow().state().name();
    }

    /// Answers the charge of anna's last open invoice.
    private void answer(String failure) {
        hear(of("anna").stream().filter(Invoice::asking).toList().getLast().chargeKey(), failure);
    }

    private void hear(String key, String failure) {
        var answer =
                new WalletCharged(
                        key,
                        "anna",
                        1,
                        "RUB",
                        "subscriptions",
                        failure == null,
                        failure,
                        hands.now);
        inTransaction(() -> settle.wallet(incoming(answer)));
    }

    private void inTransaction(Runnable work) {
        database.transact(
                "subscriptions",
                _ -> {
                    work.run();
                    return true;
                });
    }

    private static <E> List<Incoming<E>> incoming(E event) {
        var id = UUID.randomUUID().toString();
        var type = event.getClass().getName();
        return List.of(
                new Incoming<>(
                        event,
                        new Meta(id, "test", type, "test", null, Instant.now(), id, null, null)));
    }

    private long events(String topic) {
        return ground.db
                .sql("select count(*) from backbone.events where topic = ?")
                .param(topic)
                .query(Long.class)
                .single();
    }
}
