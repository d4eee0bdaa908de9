package opora.orders;

import static java.sql.Types.ARRAY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.backbone.Rows;
import opora.backbone.Saga.Beginning;
import opora.orders.OrderDecision.Placed;
import opora.orders.OrderDecision.Rejected;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Turns requests into orders: each is stored with what was decided, and the good ones wait for
/// their payment.
@Component
class PlaceOrders {
    private final JdbcClient db;
    private final PriceList prices;
    private final PaymentOfOrder payment;

    PlaceOrders(JdbcClient db, PriceList prices, PaymentOfOrder payment) {
        this.db = db;
        this.prices = prices;
        this.payment = payment;
    }

    private record Decided(Incoming<OrderCreationRequested> request, OrderDecision decision) {
        OrderCreationRequested wish() {
            return request.event();
        }
    }

    @Handles
    List<Outgoing> on(List<Incoming<OrderCreationRequested>> requests) {
        var current = prices.prices();
        var decided =
                requests.stream()
                        .map(r -> new Decided(r, OrderDecision.decide(r.event(), current)))
                        .toList();
        var ids = store(decided);
        var answers = new ArrayList<Outgoing>();
        var waiting = new ArrayList<Beginning<OrderState>>();
        for (var one : decided) {
            var id = ids.remove(one.wish().requestId());
            if (id == null) {
                continue; // the same request has been answered before
            }
            switch (one.decision()) {
                case Placed placed -> {
                    answers.add(one.request().causes(created(id, one.wish(), placed)));
                    waiting.add(beginning(id, one, placed));
                }
                case Rejected rejected ->
                        answers.add(one.request().causes(refused(id, one.wish(), rejected)));
            }
        }
        payment.await(waiting);
        return answers;
    }

    private Map<String, Long> store(List<Decided> decided) {
        var sql =
                """
                insert into orders.orders (id, request_id, username, items, total, currency, delivery_address,
                    payment_method, status, reason, created_at)
                select nextval('orders.order_id'), o.request_id, o.username, o.items::jsonb, o.total, :currency,
                    o.address, o.method, o.status, o.reason, o.created_at
                from unnest(:requests, :usernames, :items, :totals, :addresses, :methods, :statuses, :reasons, :times)
                    as o(request_id, username, items, total, address, method, status, reason, created_at)
                on conflict (request_id) do nothing returning id, request_id
                """;
        var rows = Rows.of(decided, one -> OrderRow.of(one.wish(), one.decision()));
        var ids = new HashMap<String, Long>();
        db.sql(sql)
                .param("currency", PriceList.CURRENCY)
                .param("requests", rows.texts(OrderRow::requestId), ARRAY)
                .param("usernames", rows.texts(OrderRow::username), ARRAY)
                .param("items", rows.texts(OrderRow::items), ARRAY)
                .param("totals", rows.longs(OrderRow::total), ARRAY)
                .param("addresses", rows.texts(OrderRow::address), ARRAY)
                .param("methods", rows.texts(OrderRow::method), ARRAY)
                .param("statuses", rows.texts(OrderRow::status), ARRAY)
                .param("reasons", rows.texts(OrderRow::reason), ARRAY)
                .param("times", rows.times(OrderRow::createdAt), ARRAY)
                .query(
                        row -> {
                            ids.put(row.getString(2), row.getLong(1));
                        });
        return ids;
    }

    private static OrderCreated created(long id, OrderCreationRequested wish, Placed placed) {
        return new OrderCreated(
                wish.requestId(),
                wish.username(),
                id,
                wish.items(),
                placed.total(),
                PriceList.CURRENCY,
                Instant.now());
    }

    private static OrderStatusUpdated refused(
            long id, OrderCreationRequested wish, Rejected rejected) {
        return new OrderStatusUpdated(
                wish.requestId(),
                id,
                wish.username(),
                OrderStatus.REJECTED.name(),
                null,
                Instant.now(),
                Map.of("field", rejected.field(), "reason", rejected.reason()));
    }

    private static Beginning<OrderState> beginning(long id, Decided one, Placed placed) {
        var state =
                new OrderState(
                        id,
                        one.wish().requestId(),
                        one.wish().username(),
                        OrderStatus.PENDING_VALIDATION,
                        placed.total(),
                        PriceList.CURRENCY);
        return new Beginning<>(
                Long.toString(id), PaymentOfOrder.begun(state), one.request().meta());
    }
}
