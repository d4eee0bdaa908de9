package opora.orders;

/// So many of one product.
public record OrderItem(String productId, int quantity) {}
