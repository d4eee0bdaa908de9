package opora.gateway;

import static java.sql.Types.ARRAY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import opora.backbone.Database;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Rows;
import opora.orders.OrderStatusUpdated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the last status of every order, and the way there.
@Component
class KeepStatuses {
    private final Database database;
    private final JdbcClient db;
    private final Replies replies;

    KeepStatuses(Database database, JdbcClient db, Replies replies) {
        this.database = database;
        this.db = db;
        this.replies = replies;
    }

    /// Where one order went within a batch.
    private record Way(OrderStatusUpdated last, List<OrderStep> steps) {}

    @Handles
    void on(List<Incoming<OrderStatusUpdated>> updates) {
        var ways = new LinkedHashMap<String, Way>();
        for (var update : updates) {
            var event = update.event();
            var before = ways.get(event.requestId());
            var steps = before == null ? new ArrayList<OrderStep>() : before.steps();
            steps.add(new OrderStep(Status.valueOf(event.status()), event.updatedAt()));
            ways.put(event.requestId(), new Way(event, steps));
        }
        keep(List.copyOf(ways.values()));
        database.afterCommit(() -> updates.forEach(update -> replies.tell(update.event())));
    }

    private void keep(List<Way> ways) {
        var sql =
                """
                insert into gateway.orders as o
                    (request_id, username, order_id, status, steps, metadata, created_at)
                select u.request, u.username, u.number, u.status, u.steps::jsonb, u.metadata::jsonb, u.at
                from unnest(:requests, :usernames, :numbers, :statuses, :steps, :metadata, :times)
                    as u(request, username, number, status, steps, metadata, at)
                on conflict (request_id) do update set
                    order_id = excluded.order_id, status = excluded.status,
                    steps = o.steps || excluded.steps, metadata = o.metadata || excluded.metadata,
                    updated_at = now()
                """;
        var rows = new Rows<>(ways);
        db.sql(sql)
                .param("requests", rows.texts(way -> way.last().requestId()), ARRAY)
                .param("usernames", rows.texts(way -> way.last().username()), ARRAY)
                .param("numbers", rows.longs(way -> way.last().orderId()), ARRAY)
                .param("statuses", rows.texts(way -> way.last().status()), ARRAY)
                .param("steps", rows.texts(way -> OrderJson.write(way.steps())), ARRAY)
                .param("metadata", rows.texts(way -> OrderJson.write(way.last().metadata())), ARRAY)
                .param("times", rows.times(way -> way.last().updatedAt()), ARRAY)
                .update();
    }
}
