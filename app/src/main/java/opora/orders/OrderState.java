package opora.orders;

/// What the payment of an order depends on.
record OrderState(
        long id,
        String requestId,
        String username,
        OrderStatus status,
        long total,
        String currency) {
    OrderState with(OrderStatus other) {
        return new OrderState(id, requestId, username, other, total, currency);
    }
}
