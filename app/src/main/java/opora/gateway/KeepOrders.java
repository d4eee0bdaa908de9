package opora.gateway;

import static java.sql.Types.ARRAY;

import java.time.Instant;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.orders.OrderCreated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Notes the number and the price of new orders. Their status may already have moved on, for it
/// travels on another topic: then it stays.
@Component
class KeepOrders {
    private final JdbcClient db;

    KeepOrders(JdbcClient db) {
        this.db = db;
    }

    @Handles
    void on(List<Incoming<OrderCreated>> orders) {
        var sql =
                """
                insert into gateway.orders as o
                    (request_id, username, items, order_id, total, currency, status, steps, created_at)
                select c.request, c.username, c.items::jsonb, c.number, c.total, c.currency,
                    'PENDING_VALIDATION', c.step::jsonb, c.at
                from unnest(:requests, :usernames, :items, :numbers, :totals, :currencies, :steps, :times)
                    as c(request, username, items, number, total, currency, step, at)
                on conflict (request_id) do update set
                    items = excluded.items, order_id = excluded.order_id, total = excluded.total,
                    currency = excluded.currency, steps = o.steps || excluded.steps, updated_at = now(),
                    status = case when o.status = 'REQUESTED' then excluded.status else o.status end
                """;
        var rows = Rows.of(orders, Incoming::event);
        db.sql(sql)
                .param("requests", rows.texts(OrderCreated::requestId), ARRAY)
                .param("usernames", rows.texts(OrderCreated::username), ARRAY)
                .param("items", rows.texts(order -> OrderJson.write(order.items())), ARRAY)
                .param("numbers", rows.longs(OrderCreated::orderId), ARRAY)
                .param("totals", rows.longs(OrderCreated::totalCost), ARRAY)
                .param("currencies", rows.texts(OrderCreated::currency), ARRAY)
                .param("steps", rows.texts(order -> step(order.createdAt())), ARRAY)
                .param("times", rows.times(OrderCreated::createdAt), ARRAY)
                .update();
    }

    private static String step(Instant at) {
        return OrderJson.write(List.of(new OrderStep(Status.PENDING_VALIDATION, at)));
    }
}
