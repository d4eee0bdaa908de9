package opora.orders;

import java.time.Instant;
import java.util.stream.Collectors;
import opora.orders.OrderDecision.Placed;
import opora.orders.OrderDecision.Rejected;
import org.jspecify.annotations.Nullable;

/// An order as its table has it.
record OrderRow(
        String requestId,
        String username,
        String items,
        long total,
        String address,
        String method,
        String status,
        @Nullable String reason,
        Instant createdAt) {

    static OrderRow of(OrderCreationRequested wish, OrderDecision decision) {
        return switch (decision) {
            case Placed placed -> of(wish, placed.total(), OrderStatus.PENDING_VALIDATION, null);
            case Rejected rejected ->
                    of(wish, 0, OrderStatus.REJECTED, rejected.field() + ": " + rejected.reason());
        };
    }

    private static OrderRow of(
            OrderCreationRequested wish, long total, OrderStatus status, @Nullable String reason) {
        return new OrderRow(
                wish.requestId(),
                wish.username(),
                json(wish),
                total,
                wish.deliveryAddress(),
                wish.paymentMethod(),
                status.name(),
                reason,
                wish.createdAt());
    }

    private static String json(OrderCreationRequested wish) {
        return wish.items().stream()
                .map(
                        item ->
                                "{\"productId\":\"%s\",\"quantity\":%d}"
                                        .formatted(escaped(item), item.quantity()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String escaped(OrderItem item) {
        var text = new StringBuilder();
        item.productId()
                .chars()
                .forEach(
                        c -> {
                            if (c < ' ' || c == '"' || c == '\\') {
                                text.append("\\u%04x".formatted(c));
                            } else {
                                text.append((char) c);
                            }
                        });
        return text.toString();
    }
}
