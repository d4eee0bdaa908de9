package opora.orders;

import static opora.orders.OrderStatus.CANCELLED;
import static opora.orders.OrderStatus.INSUFFICIENT_FUNDS;
import static opora.orders.OrderStatus.PAID;
import static opora.orders.OrderStatus.PENDING_VALIDATION;
import static opora.orders.OrderStatus.REFUNDED;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opora.backbone.Handles;
import opora.backbone.Saga;
import opora.backbone.Step;
import opora.billing.PaymentProcessed;
import opora.billing.PaymentRefunded;
import opora.billing.RefundRequested;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// An order waits for its payment, but not for ever. Whatever cancels it first wins; money that
/// arrives for a cancelled order goes back.
@Component
class PaymentOfOrder extends Saga<OrderState> {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    PaymentOfOrder(OrderStates states) {
        super("payment", states);
    }

    void await(List<Beginning<OrderState>> orders) {
        begin(orders);
    }

    static Step<OrderState> begun(OrderState order) {
        return Step.to(order).within(PATIENCE, "paid");
    }

    @Handles
    Step<OrderState> on(@Nullable OrderState order, PaymentProcessed payment) {
        if (order == null) {
            return Step.stay();
        }
        return switch (order.status()) {
            case PENDING_VALIDATION ->
                    payment.success()
                            ? moved(order, PAID, Map.of())
                            : moved(order, INSUFFICIENT_FUNDS, reason(payment.failureReason()));
            case CANCELLED -> payment.success() ? takenBack(order) : Step.stay();
            case PAID, INSUFFICIENT_FUNDS, REFUNDED, REJECTED -> Step.stay();
        };
    }

    @Override
    protected Step<OrderState> timedOut(OrderState order, String timer) {
        return order.status() == PENDING_VALIDATION
                ? moved(order, CANCELLED, reason("PAYMENT_TIMEOUT"))
                : Step.stay();
    }

    @Handles
    Step<OrderState> on(@Nullable OrderState order, CancellationRequested wish) {
        if (order == null || !order.username().equals(wish.username())) {
            return Step.<OrderState>stay().publish(answer(wish, false, ""));
        }
        return order.status() == PENDING_VALIDATION
                ? moved(order, CANCELLED, reason("CANCELLED_BY_CUSTOMER"))
                        .publish(answer(wish, true, CANCELLED.name()))
                : Step.<OrderState>stay().publish(answer(wish, false, order.status().name()));
    }

    @Handles
    Step<OrderState> on(@Nullable OrderState order, PaymentRefunded refund) {
        return order != null && order.status() == CANCELLED
                ? moved(order, REFUNDED, Map.of())
                : Step.stay();
    }

    private static Step<OrderState> moved(
            OrderState order, OrderStatus to, Map<String, String> metadata) {
        return Step.to(order.with(to))
                .publish(
                        new OrderStatusUpdated(
                                order.requestId(),
                                order.id(),
                                order.username(),
                                to.name(),
                                order.status().name(),
                                Instant.now(),
                                priced(order, metadata)));
    }

    /// What it was about in money, so that whoever tells people of it has all it takes.
    private static Map<String, String> priced(OrderState order, Map<String, String> metadata) {
        var words = new HashMap<>(metadata);
        words.put("total", Long.toString(order.total()));
        words.put("currency", order.currency());
        return words;
    }

    private static Step<OrderState> takenBack(OrderState order) {
        return Step.<OrderState>stay()
                .publish(
                        new RefundRequested(
                                order.requestId(),
                                order.id(),
                                order.username(),
                                order.total(),
                                order.currency(),
                                "ORDER_CANCELLED",
                                Instant.now()));
    }

    private static Map<String, String> reason(@Nullable String reason) {
        return reason == null ? Map.of() : Map.of("reason", reason);
    }

    private static CancellationAnswered answer(
            CancellationRequested wish, boolean cancelled, String status) {
        return new CancellationAnswered(
                wish.requestId(),
                wish.orderId(),
                wish.username(),
                cancelled,
                status,
                Instant.now());
    }
}
