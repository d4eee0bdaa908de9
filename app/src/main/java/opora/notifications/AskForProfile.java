package opora.notifications;

import static java.sql.Types.ARRAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.backbone.Rows;
import opora.customers.ProfileRequested;
import opora.orders.OrderStatusUpdated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// An order moved on: remembers what to tell its owner and asks how to reach them.
@Component
class AskForProfile {
    private final JdbcClient db;

    AskForProfile(JdbcClient db) {
        this.db = db;
    }

    @Handles
    List<Outgoing> on(List<Incoming<OrderStatusUpdated>> updates) {
        var wishes = new ArrayList<Wish>();
        var questions = new ArrayList<Outgoing>();
        for (var update : updates) {
            Wish.of(update)
                    .ifPresent(
                            wish -> {
                                wishes.add(wish);
                                questions.add(update.causes(question(wish)));
                            });
        }
        if (!wishes.isEmpty()) {
            remember(wishes);
        }
        return questions;
    }

    private static ProfileRequested question(Wish wish) {
        return new ProfileRequested(wish.id(), wish.username(), Instant.now());
    }

    private void remember(List<Wish> wishes) {
        var sql =
                """
                insert into notifications.wishes (id, request_id, username, order_id, type)
                select * from unnest(:ids, :requests, :usernames, :orders, :types) on conflict do nothing
                """;
        var rows = new Rows<>(wishes);
        db.sql(sql)
                .param("ids", rows.texts(Wish::id), ARRAY)
                .param("requests", rows.texts(Wish::requestId), ARRAY)
                .param("usernames", rows.texts(Wish::username), ARRAY)
                .param("orders", rows.longs(Wish::orderId), ARRAY)
                .param("types", rows.texts(Wish::type), ARRAY)
                .update();
    }
}
