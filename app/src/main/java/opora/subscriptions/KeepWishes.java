package opora.subscriptions;

import java.sql.Timestamp;
import java.util.Optional;
import opora.backbone.Handles;
import opora.cards.CardAdded;
import opora.cards.CardRemoved;
import opora.identity.PlanChosen;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which plan people chose when joining. Nothing is charged for a choice: the plan begins when they
/// say what it is paid from, and until then their page leads there.
@Component
class KeepWishes {
    private final JdbcClient db;

    KeepWishes(JdbcClient db) {
        this.db = db;
    }

    /// @param card whether they have one that it can be paid from
    record Wish(String planId, boolean card) {}

    @Handles
    void on(PlanChosen chosen) {
        var sql =
                """
                insert into subscriptions.wishes (username, plan_id, wished_at)
                select :username, :plan, :at where not exists (
                    select from subscriptions.subscriptions where username = :username)
                on conflict (username) do nothing
                """;
        db.sql(sql)
                .param("username", chosen.username())
                .param("plan", chosen.planId())
                .param("at", Timestamp.from(chosen.chosenAt()))
                .update();
    }

    @Handles
    void on(CardAdded added) {
        card(added.username(), true);
    }

    @Handles
    void on(CardRemoved removed) {
        card(removed.username(), removed.left() > 0);
    }

    @Nullable Wish of(String username) {
        var sql = "select plan_id, card from subscriptions.wishes where username = ?";
        Optional<Wish> found = db.sql(sql).param(username).query(Wish.class).optional();
        return found.orElse(null);
    }

    /// They have subscribed, to whatever.
    void fulfil(String username) {
        db.sql("delete from subscriptions.wishes where username = ?").param(username).update();
    }

    private void card(String username, boolean there) {
        db.sql("update subscriptions.wishes set card = ? where username = ?")
                .param(there)
                .param(username)
                .update();
    }
}
