package opora.notifications;

import opora.backbone.Default;

/// What a letter is about.
public enum NotificationType {
    ORDER_PAID,
    PAYMENT_FAILED,
    ORDER_CANCELLED,
    ORDER_REFUNDED,
    ORDER_REJECTED,
    @Default
    OTHER
}
