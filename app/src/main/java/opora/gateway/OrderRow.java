package opora.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order as the gateway knows it. Items, steps and metadata are JSON.
record OrderRow(
        String requestId,
        String username,
        @Nullable String key,
        @Nullable UUID fingerprint,
        String items,
        @Nullable String deliveryAddress,
        @Nullable String paymentMethod,
        @Nullable Long orderId,
        @Nullable Long total,
        @Nullable String currency,
        String status,
        String steps,
        String metadata,
        Instant createdAt) {

    static final String SELECT =
            """
            select request_id, username, idempotency_key, fingerprint, items, delivery_address, payment_method,
                order_id, total, currency, status, steps, metadata, created_at from gateway.orders
            """;

    static OrderRow of(ResultSet row, int number) throws SQLException {
        return new OrderRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, Long.class),
                row.getObject(9, Long.class),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getTimestamp(14).toInstant());
    }
}
