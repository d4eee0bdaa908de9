package opora.subscriptions;

import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.privacy.ErasureAnswered;
import opora.privacy.ErasureAsked;
import opora.privacy.PersonErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends the subscription of somebody who is erased and forgets how to write to them; their invoices
/// stay, and have to be paid before.
@Component
class ForgetSubscriber {
    private final JdbcClient db;
    private final Database database;
    private final Subscriptions subscriptions;
    private final WallClock clock;

    ForgetSubscriber(
            JdbcClient db, Database database, Subscriptions subscriptions, WallClock clock) {
        this.db = db;
        this.database = database;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Handles
    ErasureAnswered on(ErasureAsked asked) {
        var sql =
                """
                select exists (select from subscriptions.invoices where username = ? and state = 'OPEN')
                """;
        var open = db.sql(sql).param(asked.username()).query(Boolean.class).single();
        return ErasureAnswered.of(
                asked, SubscriptionsContext.NAME, open ? List.of("invoices") : List.of());
    }

    @Handles
    void on(PersonErased erased) {
        for (var table : List.of("people", "wishes")) {
            db.sql("delete from subscriptions." + table + " where username = ?")
                    .param(erased.username())
                    .update();
        }
        subscriptions.lock(erased.username()).ifPresent(this::end);
    }

    private void end(Subscription old) {
        var now = clock.instant();
        subscriptions.end(old.id(), now);
        database.publish(
                new SubscriptionCancelled(
                        old.username(),
                        old.id(),
                        old.planId(),
                        old.lastDay().toString(),
                        true,
                        now));
    }
}
