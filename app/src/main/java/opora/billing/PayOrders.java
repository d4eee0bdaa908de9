package opora.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import opora.billing.PaymentDecision.Covered;
import opora.billing.PaymentDecision.Uncovered;
import opora.orders.OrderCreated;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pays orders from their owners' wallets, first come, first served.
@Component
class PayOrders {
    private final Ledger ledger;

    PayOrders(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handles
    List<Outgoing> on(List<Incoming<OrderCreated>> orders) {
        var balances = ledger.lock(orders.stream().map(order -> order.event().username()).toList());
        var transfers = new ArrayList<Transfer>();
        var answers = new ArrayList<Outgoing>();
        for (var incoming : orders) {
            var order = incoming.event();
            switch (decide(order, balances)) {
                case Covered covered -> {
                    balances.put(order.username(), covered.rest());
                    transfers.add(
                            Transfer.payment(
                                    order.username(),
                                    order.orderId(),
                                    order.totalCost(),
                                    order.currency()));
                    answers.add(incoming.causes(answer(order, null)));
                }
                case Uncovered uncovered ->
                        answers.add(incoming.causes(answer(order, uncovered.reason())));
            }
        }
        if (ledger.post(transfers).size() < transfers.size()) {
            throw new IllegalStateException("an order was paid before");
        }
        return answers;
    }

    /// An order for a wallet that is not open yet finds nothing in it.
    static PaymentDecision decide(OrderCreated order, Map<String, Long> balances) {
        if (!order.currency().equals(Transfer.CURRENCY)) {
            return new Uncovered("OTHER_CURRENCY");
        }
        var rest = balances.getOrDefault(order.username(), 0L) - order.totalCost();
        return rest < 0 ? new Uncovered("INSUFFICIENT_FUNDS") : new Covered(rest);
    }

    private static PaymentProcessed answer(OrderCreated order, @Nullable String failure) {
        return new PaymentProcessed(
                order.requestId(),
                order.orderId(),
                order.username(),
                order.totalCost(),
                order.currency(),
                failure == null,
                failure,
                Instant.now());
    }
}
