package opora.orders.broken;

/// Names that say nothing.
final class Names {
    private Names() {}

    record OrderService() {}

    record OrderImpl() {}

    record OrderManager() {}

    record OrderHelper() {}

    record OrderUtil() {}

    record OrderUtils() {}

    record OrderDto() {}

    record OrderDTO() {}

    record OrderEntity() {}
}
