package opora.subscriptions;

import java.util.List;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.subscriptions.Subscribe.Outcome;
import opora.subscriptions.Subscription.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The end of a subscription: it runs as long as it is paid; a suspended one ends now.
@Component
class CancelPlan {
    private final Database database;
    private final JdbcClient db;
    private final Subscriptions subscriptions;
    private final Invoices invoices;
    private final WallClock clock;
    private final Journal journal;

    CancelPlan(
            Database database,
            JdbcClient db,
            Subscriptions subscriptions,
            Invoices invoices,
            WallClock clock,
            Journal journal) {
        this.database = database;
        this.db = db;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.clock = clock;
        this.journal = journal;
    }

    /// Changes nothing.
    Foresight<Farewell> foresee(String username) {
        return subscriptions
                .of(username)
                .map(this::foresee)
                .orElseGet(() -> new Foresight.Not<>(Outcome.NONE));
    }

    private Foresight<Farewell> foresee(Subscription old) {
        return old.ends()
                ? new Foresight.Not<>(Outcome.ALREADY)
                : new Foresight.Shown<>(farewell(old));
    }

    /// What the end of it comes to, whether it is cancelled already or not.
    Farewell farewell(Subscription old) {
        return Farewell.of(
                old,
                subscriptions.pending(old.id()),
                invoices.open(old.id()),
                clock.today(old.zone()));
    }

    /// @param seen the print of what they agreed to; null where nobody was shown anything
    Outcome cancel(String username, @Nullable String seen) {
        return database.transact(
                SubscriptionsContext.NAME,
                _ ->
                        subscriptions
                                .lock(username)
                                .map(old -> cancel(old, seen))
                                .orElse(Outcome.NONE));
    }

    private Outcome cancel(Subscription old, @Nullable String seen) {
        return switch (foresee(old)) {
            case Foresight.Not<Farewell>(var why) -> why;
            case Foresight.Shown<Farewell>(var now)
                    when seen != null && !seen.equals(now.print()) ->
                    Outcome.MOVED;
            case Foresight.Shown<Farewell> _ -> cancel(old);
        };
    }

    private Outcome cancel(Subscription old) {
        var over = old.state() == State.SUSPENDED;
        if (over) {
            settle(old);
        }
        var sql =
                """
                update subscriptions.subscriptions set ends = true, state = case when ? then 'CANCELLED' else state end,
                    ended_at = case when ? then now() end
                where id = ?
                """;
        db.sql(sql).param(over).param(over).param(old.id()).update();
        database.publish(
                new SubscriptionCancelled(
                        old.username(),
                        old.id(),
                        old.planId(),
                        old.lastDay().toString(),
                        over,
                        clock.instant()));
        journal.tell(
                Deed.of("subscriptions.subscription.cancelled", old.username())
                        .from("plan", old.planId())
                        .to("lastDay", old.lastDay()));
        return Outcome.DONE;
    }

    /// No invoice follows that could take along what is open.
    private void settle(Subscription old) {
        var open = subscriptions.takePending(List.of(old)).getOrDefault(old.id(), List.of());
        Bill.of(old.ending(), open).payout(clock.instant()).ifPresent(database::publish);
    }
}
