package opora.gateway;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page of somebody's orders.
///
/// @param after the cursor of this page; null on the first one
/// @param next the cursor of the page after; null on the last one
public record OrdersPage(
        List<OrderView> orders,
        Map<String, Product> products,
        @Nullable String after,
        @Nullable String next) {

    public boolean first() {
        return after == null;
    }

    /// Where what happens to these is told.
    public String live() {
        return "/orders/live" + (after == null ? "" : "?after=" + after);
    }

    /// What is in an order, in a line.
    public String contents(OrderView order, String language) {
        return order.items().stream()
                .map(item -> name(item.productId(), language) + times(item.quantity()))
                .collect(Collectors.joining(", "));
    }

    private String name(String product, String language) {
        var known = products.get(product);
        return known == null ? product : known.name(language);
    }

    private static String times(int quantity) {
        return quantity == 1 ? "" : " × " + quantity;
    }
}
