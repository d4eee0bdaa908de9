package opora.subscriptions;

import java.time.ZoneId;
import opora.Settings;
import opora.backbone.Handles;
import opora.cards.CardAdded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// In the demo Anna subscribes as soon as she has a card, so that there are invoices to look at.
@Component
class DemoSubscription {
    private final Settings settings;
    private final JdbcClient db;
    private final Subscribe subscribe;

    DemoSubscription(Settings settings, JdbcClient db, Subscribe subscribe) {
        this.settings = settings;
        this.db = db;
        this.subscribe = subscribe;
    }

    @Handles
    void on(CardAdded added) {
        if (settings.demo() && added.username().equals("anna") && never()) {
            subscribe.start("anna", "home", Subscription.Method.CARD, ZoneId.of("Europe/Moscow"));
        }
    }

    private boolean never() {
        var sql =
                "select not exists (select from subscriptions.subscriptions where username = 'anna')";
        return db.sql(sql).query(Boolean.class).single();
    }
}
