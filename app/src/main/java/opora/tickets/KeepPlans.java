package opora.tickets;

import java.sql.Timestamp;
import java.time.Instant;
import opora.backbone.Handles;
import opora.subscriptions.PlanOffered;
import opora.subscriptions.SubscriptionCancelled;
import opora.subscriptions.SubscriptionChanged;
import opora.subscriptions.SubscriptionKept;
import opora.subscriptions.SubscriptionReactivated;
import opora.subscriptions.SubscriptionStarted;
import opora.subscriptions.SubscriptionSuspended;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps which plans customers have, for who talks with them.
@Component
class KeepPlans {
    private final JdbcClient db;

    KeepPlans(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(PlanOffered offered) {
        var sql =
                """
                insert into tickets.plans (plan, russian, english) values (?, ?, ?)
                on conflict (plan) do update set russian = excluded.russian, english = excluded.english
                """;
        db.sql(sql).params(offered.planId(), offered.nameRu(), offered.nameEn()).update();
    }

    @Handles
    void on(SubscriptionStarted started) {
        keep(
                started.username(),
                started.subscriptionId(),
                started.planId(),
                PlanState.ACTIVE,
                started.at());
    }

    @Handles
    void on(SubscriptionChanged changed) {
        keep(
                changed.username(),
                changed.subscriptionId(),
                changed.planId(),
                PlanState.ACTIVE,
                changed.at());
    }

    @Handles
    void on(SubscriptionKept kept) {
        keep(kept.username(), kept.subscriptionId(), kept.planId(), PlanState.ACTIVE, kept.at());
    }

    @Handles
    void on(SubscriptionReactivated again) {
        keep(
                again.username(),
                again.subscriptionId(),
                again.planId(),
                PlanState.ACTIVE,
                again.at());
    }

    @Handles
    void on(SubscriptionSuspended suspended) {
        keep(
                suspended.username(),
                suspended.subscriptionId(),
                suspended.planId(),
                PlanState.SUSPENDED,
                suspended.at());
    }

    @Handles
    void on(SubscriptionCancelled cancelled) {
        var state = cancelled.ended() ? PlanState.ENDED : PlanState.ENDING;
        keep(
                cancelled.username(),
                cancelled.subscriptionId(),
                cancelled.planId(),
                state,
                cancelled.at());
    }

    private void keep(String username, String id, String plan, PlanState state, Instant at) {
        var sql =
                """
                insert into tickets.held_plans (subscription, username, plan, state, at) values (?, ?, ?, ?, ?)
                on conflict (subscription) do update
                set plan = excluded.plan, state = excluded.state, at = excluded.at
                """;
        db.sql(sql).params(id, username, plan, state.name(), Timestamp.from(at)).update();
    }
}
