package opora.notifications;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import opora.backbone.Incoming;
import opora.orders.OrderStatusUpdated;

/// Something to tell a person as soon as it is known how to reach them.
///
/// @param id the letter's name, always the same for the same event
record Wish(String id, String requestId, String username, long orderId, String type) {

    static Optional<Wish> of(Incoming<OrderStatusUpdated> incoming) {
        var update = incoming.event();
        return typeOf(update.status())
                .map(
                        type ->
                                new Wish(
                                        nameOf(incoming.meta().id()),
                                        update.requestId(),
                                        update.username(),
                                        update.orderId(),
                                        type.name()));
    }

    /// Statuses on the way are no news; what they lead to is.
    static Optional<NotificationType> typeOf(String status) {
        return Optional.ofNullable(
                switch (status) {
                    case "PAID" -> NotificationType.ORDER_PAID;
                    case "INSUFFICIENT_FUNDS" -> NotificationType.PAYMENT_FAILED;
                    case "CANCELLED" -> NotificationType.ORDER_CANCELLED;
                    case "REFUNDED" -> NotificationType.ORDER_REFUNDED;
                    case "REJECTED" -> NotificationType.ORDER_REJECTED;
                    default -> null;
                });
    }

    private static String nameOf(String eventId) {
        var name = ("notification of " + eventId).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
