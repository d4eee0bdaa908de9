package opora.orders;

/// The life of an order.
enum OrderStatus {
    PENDING_VALIDATION,
    PAID,
    INSUFFICIENT_FUNDS,
    CANCELLED,
    REFUNDED,
    REJECTED
}
