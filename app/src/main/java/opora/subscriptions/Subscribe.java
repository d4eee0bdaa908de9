package opora.subscriptions;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import opora.backbone.Database;
import opora.shell.Deed;
import opora.shell.Journal;
import opora.shell.Money;
import opora.subscriptions.Subscription.Method;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people do with their subscription: begin, keep, pay, pay otherwise.
@Component
class Subscribe {
    private final Database database;
    private final JdbcClient db;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final Invoices invoices;
    private final WallClock clock;
    private final IssueInvoices issue;
    private final KeepWishes wishes;
    private final Journal journal;

    Subscribe(
            Database database,
            JdbcClient db,
            Subscriptions subscriptions,
            Plans plans,
            Invoices invoices,
            WallClock clock,
            IssueInvoices issue,
            KeepWishes wishes,
            Journal journal) {
        this.database = database;
        this.db = db;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.invoices = invoices;
        this.clock = clock;
        this.issue = issue;
        this.wishes = wishes;
        this.journal = journal;
    }

    /// What came of it. The names are parts of text keys.
    enum Outcome {
        DONE,
        /// There is no such plan, or it is not offered any more.
        NO_PLAN,
        /// There is no subscription to do that with.
        NONE,
        /// There is one already.
        ALREADY,
        /// Something is to be paid first.
        UNPAID,
        /// It would come out otherwise than it was shown.
        MOVED
    }

    /// The first period begins today, and its invoice follows at once.
    Outcome start(String username, String planId, Method method, ZoneId zone) {
        var plan = plans.find(planId).filter(Plan::offered);
        if (plan.isEmpty()) {
            return Outcome.NO_PLAN;
        }
        return transact(() -> start(username, plan.get(), method, zone, clock.instant()));
    }

    private Outcome start(String username, Plan plan, Method method, ZoneId zone, Instant now) {
        var today = clock.today(zone.getId());
        var id = UUID.randomUUID().toString();
        if (!subscriptions.begin(id, username, plan, method, zone, today)) {
            return Outcome.ALREADY;
        }
        wishes.fulfil(username);
        database.publish(
                new SubscriptionStarted(
                        username,
                        id,
                        plan.id(),
                        plan.price(),
                        plan.currency(),
                        plan.period().name(),
                        plan.visits(),
                        plan.responseMinutes(),
                        now));
        journal.tell(
                Deed.of("subscriptions.subscription.started", username)
                        .to("plan", plan.id())
                        .to("price", Money.plain(plan.price(), plan.currency()))
                        .to("method", method.name()));
        database.afterCommit(issue::ring);
        return Outcome.DONE;
    }

    /// Takes a cancellation back while it can be.
    Outcome keep(String username) {
        return transact(
                () -> {
                    var old = subscriptions.lock(username).filter(Subscription::ends);
                    if (old.isEmpty()) {
                        return Outcome.NONE;
                    }
                    db.sql("update subscriptions.subscriptions set ends = false where id = ?")
                            .param(old.get().id())
                            .update();
                    database.publish(
                            new SubscriptionKept(
                                    username, old.get().id(), old.get().planId(), clock.instant()));
                    return Outcome.DONE;
                });
    }

    Outcome payFrom(String username, Method method) {
        return transact(
                () -> {
                    var old = subscriptions.lock(username);
                    if (old.isEmpty()) {
                        return Outcome.NONE;
                    }
                    db.sql("update subscriptions.subscriptions set method = ? where id = ?")
                            .params(method.name(), old.get().id())
                            .update();
                    journal.tell(
                            Deed.of("subscriptions.method.chosen", username)
                                    .from("method", old.get().method().name())
                                    .to("method", method.name()));
                    return Outcome.DONE;
                });
    }

    /// The owner does not want to wait for the next try.
    Outcome pay(String username, String invoiceId, Method method) {
        return transact(
                () -> {
                    var found =
                            invoices.lock(invoiceId)
                                    .filter(invoice -> invoice.username().equals(username));
                    if (found.isEmpty()) {
                        return Outcome.NONE;
                    }
                    if (!found.get().open() || found.get().asking()) {
                        return Outcome.ALREADY;
                    }
                    invoices.ask(List.of(found.get().by(method)), clock.instant());
                    return Outcome.DONE;
                });
    }

    private Outcome transact(java.util.function.Supplier<Outcome> act) {
        return database.transact(SubscriptionsContext.NAME, _ -> act.get());
    }
}
