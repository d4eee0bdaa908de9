package opora.gateway;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A person's orders. A status that has just passed by is shown even before its row has it, so that
/// nobody sees an order go back after it was answered.
@Component
class Orders {
    private final JdbcClient db;
    private final Replies replies;

    Orders(JdbcClient db, Replies replies) {
        this.db = db;
        this.replies = replies;
    }

    Optional<OrderView> byRequest(String username, String requestId) {
        var sql = OrderRow.SELECT + "where request_id = ? and username = ?";
        return db.sql(sql)
                .param(requestId)
                .param(username)
                .query(OrderRow::of)
                .optional()
                .map(this::view);
    }

    /// Its row may not have the number yet that was answered a moment ago.
    Optional<OrderView> byNumber(String username, long orderId) {
        var sql = OrderRow.SELECT + "where order_id = ? and username = ?";
        return db.sql(sql)
                .param(orderId)
                .param(username)
                .query(OrderRow::of)
                .optional()
                .map(this::view)
                .or(
                        () ->
                                Optional.ofNullable(replies.requestOf(orderId))
                                        .flatMap(request -> byRequest(username, request)));
    }

    /// The newest first.
    List<OrderView> page(String username, @Nullable Cursor after, int limit) {
        var sql =
                OrderRow.SELECT
                        + """
                        where username = :username and (created_at, request_id) < (:at, :id)
                        order by created_at desc, request_id desc limit :limit
                        """;
        var from = after == null ? Cursor.START : after;
        return db
                .sql(sql)
                .param("username", username)
                .param("at", from.timestamp())
                .param("id", from.id())
                .param("limit", limit)
                .query(OrderRow::of)
                .list()
                .stream()
                .map(this::view)
                .toList();
    }

    /// Where the last order went.
    Optional<String> lastAddress(String username) {
        var sql =
                """
                select delivery_address from gateway.orders where username = ? and delivery_address is not null
                order by created_at desc, request_id desc limit 1
                """;
        return db.sql(sql).param(username).query(String.class).optional();
    }

    OrderView view(OrderRow row) {
        var read = OrderJson.read(row);
        var recent = replies.recent(row.requestId());
        return recent == null ? read : read.with(recent);
    }
}
