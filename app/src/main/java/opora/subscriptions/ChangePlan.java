package opora.subscriptions;

import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Money;
import opora.subscriptions.Subscribe.Outcome;
import opora.subscriptions.Subscription.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Another plan, at once. The difference is on the next invoice; where the periods are of another
/// length, that one comes today.
@Component
class ChangePlan {
    private final Database database;
    private final JdbcClient db;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Invoices invoices;
    private final WallClock clock;
    private final IssueInvoices issue;
    private final Journal journal;

    ChangePlan(
            Database database,
            JdbcClient db,
            Subscriptions subscriptions,
            Plans plans,
            Invoices invoices,
            WallClock clock,
            IssueInvoices issue,
            Journal journal) {
        this.database = database;
        this.db = db;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.invoices = invoices;
        this.clock = clock;
        this.issue = issue;
        this.journal = journal;
    }

    /// Changes nothing.
    Foresight<PlanChange> foresee(String username, String planId) {
        var plan = plans.find(planId).filter(Plan::offered);
        return plan.isEmpty()
                ? new Foresight.Not<>(Outcome.NO_PLAN)
                : subscriptions
                        .of(username)
                        .map(old -> foresee(old, plan.get()))
                        .orElseGet(() -> new Foresight.Not<>(Outcome.NONE));
    }

    private Foresight<PlanChange> foresee(Subscription old, Plan plan) {
        if (old.planId().equals(plan.id())) {
            return new Foresight.Not<>(Outcome.ALREADY);
        }
        if (old.state() == State.SUSPENDED || !invoices.open(old.id()).isEmpty()) {
            return new Foresight.Not<>(Outcome.UNPAID);
        }
        var today = clock.today(old.zone());
        return new Foresight.Shown<>(
                PlanChange.of(old, plan, subscriptions.pending(old.id()), today));
    }

    /// @param seen the print of what they agreed to; null where nobody was shown anything
    Outcome change(String username, String planId, @Nullable String seen) {
        var plan = plans.find(planId).filter(Plan::offered);
        return plan.isEmpty()
                ? Outcome.NO_PLAN
                : database.transact(
                        SubscriptionsContext.NAME,
                        _ ->
                                subscriptions
                                        .lock(username)
                                        .map(old -> change(old, plan.get(), seen))
                                        .orElse(Outcome.NONE));
    }

    private Outcome change(Subscription old, Plan plan, @Nullable String seen) {
        return switch (foresee(old, plan)) {
            case Foresight.Not<PlanChange>(var why) -> why;
            case Foresight.Shown<PlanChange>(var now)
                    when seen != null && !seen.equals(now.print()) ->
                    Outcome.MOVED;
            case Foresight.Shown<PlanChange> _ -> change(old, plan);
        };
    }

    private Outcome change(Subscription old, Plan plan) {
        var today = clock.today(old.zone());
        subscriptions.addPending(old.id(), Proration.of(old, plan, today), null);
        var anew = old.on(plan, today);
        var sql =
                """
                update subscriptions.subscriptions set plan_id = ?, price = ?, period = ?, ends = false, anchor = ?,
                    period_start = ?, period_end = ?
                where id = ?
                """;
        db.sql(sql)
                .param(anew.planId())
                .param(anew.price())
                .param(anew.period().name())
                .param(anew.anchor())
                .param(anew.periodStart())
                .param(anew.periodEnd())
                .param(old.id())
                .update();
        database.publish(
                new SubscriptionChanged(
                        old.username(),
                        old.id(),
                        plan.id(),
                        old.planId(),
                        plan.price(),
                        plan.currency(),
                        plan.period().name(),
                        plan.visits(),
                        plan.responseMinutes(),
                        clock.instant()));
        journal.tell(
                Deed.of("subscriptions.subscription.changed", old.username())
                        .from("plan", old.planId())
                        .to("plan", plan.id())
                        .from("price", Money.plain(old.price(), old.currency()))
                        .to("price", Money.plain(plan.price(), plan.currency())));
        database.afterCommit(issue::ring);
        return Outcome.DONE;
    }
}
