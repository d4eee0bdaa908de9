package opora.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An order as the API tells it.
///
/// @param total in minor units of the currency
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderAnswer(
        String requestId,
        @Nullable Long orderId,
        Status status,
        @Nullable String reason,
        @Nullable Long total,
        @Nullable String currency,
        List<OrderLine> items,
        @Nullable String deliveryAddress,
        Instant createdAt,
        Map<String, String> links) {

    static OrderAnswer of(OrderView order) {
        return new OrderAnswer(
                order.requestId(),
                order.orderId(),
                order.status(),
                order.reason(),
                order.total(),
                order.currency(),
                order.items(),
                order.deliveryAddress(),
                order.createdAt(),
                links(order));
    }

    private static Map<String, String> links(OrderView order) {
        var links = new LinkedHashMap<String, String>();
        links.put("status", status(order.requestId()));
        if (order.orderId() != null) {
            links.put("self", "/api/orders/" + order.orderId());
        }
        if (order.cancellable()) {
            links.put("cancellation", "/api/orders/" + order.orderId() + "/cancellation");
        }
        return links;
    }

    /// Where the status of a request is found, from the moment it was accepted.
    static String status(String requestId) {
        return "/api/orders/requests/" + requestId;
    }
}
