package opora.gateway;

/// So many of one product.
public record OrderLine(String productId, int quantity) {}
