package opora.orders;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a request becomes an order.
sealed interface OrderDecision {
    /// @param total in minor units
    record Placed(long total) implements OrderDecision {}

    /// @param field which part of the request is wrong, as a path such as `items[0].quantity`
    /// @param reason a key that pages and the API put into words
    record Rejected(String field, String reason) implements OrderDecision {}

    int MOST_ITEMS = 50;
    int MOST_OF_ONE = 100;
    int LONGEST_ADDRESS = 500;
    String WALLET = "WALLET";

    static OrderDecision decide(OrderCreationRequested request, Map<String, Long> prices) {
        var items = request.items();
        if (items.isEmpty()) {
            return new Rejected("items", "order.items.none");
        }
        if (items.size() > MOST_ITEMS) {
            return new Rejected("items", "order.items.many");
        }
        var address = request.deliveryAddress();
        if (address.isBlank() || address.length() > LONGEST_ADDRESS) {
            return new Rejected("deliveryAddress", "order.address");
        }
        if (!WALLET.equals(request.paymentMethod())) {
            return new Rejected("paymentMethod", "order.payment");
        }
        var flaw = flawOf(items, prices);
        return flaw != null ? flaw : new Placed(totalOf(items, prices));
    }

    private static @Nullable Rejected flawOf(List<OrderItem> items, Map<String, Long> prices) {
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (item.quantity() < 1 || item.quantity() > MOST_OF_ONE) {
                return new Rejected("items[" + i + "].quantity", "order.quantity");
            }
            if (!prices.containsKey(item.productId())) {
                return new Rejected("items[" + i + "].productId", "order.product");
            }
        }
        return null;
    }

    private static long totalOf(List<OrderItem> items, Map<String, Long> prices) {
        return items.stream()
                .mapToLong(
                        item ->
                                Math.multiplyExact(
                                        prices.getOrDefault(item.productId(), 0L), item.quantity()))
                .reduce(0, Math::addExact);
    }
}
