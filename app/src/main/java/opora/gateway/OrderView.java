package opora.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opora.orders.OrderStatusUpdated;
import org.jspecify.annotations.Nullable;

/// An order as people and programs see it.
///
/// @param orderId null until `orders` has given it a number
/// @param total in minor units of the currency; null until the order has been priced
/// @param steps the statuses it had, the first one first
public record OrderView(
        String requestId,
        String username,
        @Nullable Long orderId,
        Status status,
        @Nullable Long total,
        @Nullable String currency,
        List<OrderLine> items,
        @Nullable String deliveryAddress,
        List<OrderStep> steps,
        Map<String, String> metadata,
        Instant createdAt) {

    static OrderView of(Request request) {
        return new OrderView(
                request.id(),
                request.username(),
                null,
                Status.REQUESTED,
                null,
                null,
                request.wish().checkedItems().stream()
                        .map(item -> new OrderLine(item.productId(), item.quantity()))
                        .toList(),
                request.wish().deliveryAddress(),
                List.of(new OrderStep(Status.REQUESTED, request.at())),
                Map.of(),
                request.at());
    }

    /// The same order after a status that its row may not have yet.
    OrderView with(OrderStatusUpdated update) {
        var fresh = Status.valueOf(update.status());
        if (had(fresh)) {
            return this;
        }
        var more = new ArrayList<>(steps);
        more.add(new OrderStep(fresh, update.updatedAt()));
        var words = new HashMap<>(metadata);
        words.putAll(update.metadata());
        var sum = words.get("total");
        return new OrderView(
                requestId,
                username,
                update.orderId(),
                fresh,
                total != null || sum == null ? total : Long.valueOf(sum),
                currency != null ? currency : words.get("currency"),
                items,
                deliveryAddress,
                more,
                words,
                createdAt);
    }

    private boolean had(Status one) {
        return steps.stream().anyMatch(step -> step.status() == one);
    }

    /// The order as it was when it first had an answer, for whoever asks again.
    OrderView whenAnswered() {
        var first = steps.stream().filter(step -> step.status().answers()).findFirst();
        return first.map(step -> as(step.status())).orElse(this);
    }

    private OrderView as(Status other) {
        return new OrderView(
                requestId,
                username,
                orderId,
                other,
                total,
                currency,
                items,
                deliveryAddress,
                steps,
                metadata,
                createdAt);
    }

    public @Nullable String reason() {
        return metadata.get("reason");
    }

    public boolean cancellable() {
        return status == Status.PENDING_VALIDATION;
    }

    /// Nothing more will be learned about how it came to its answer.
    boolean settled() {
        return status.answers() && (status == Status.REJECTED || had(Status.PENDING_VALIDATION));
    }

    /// What is still to come, if all goes well.
    public List<Status> ahead() {
        return switch (status) {
            case REQUESTED -> List.of(Status.PENDING_VALIDATION, Status.PAID);
            case PENDING_VALIDATION -> List.of(Status.PAID);
            case PAID, INSUFFICIENT_FUNDS, CANCELLED, REFUNDED, REJECTED -> List.of();
        };
    }

    /// Two topics bring the steps; they are shown in the order of an order's life.
    static List<OrderStep> sorted(List<OrderStep> steps) {
        return steps.stream().sorted(Comparator.comparing(OrderStep::status)).toList();
    }
}
