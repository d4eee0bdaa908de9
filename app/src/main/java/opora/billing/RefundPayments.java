package opora.billing;

import java.time.Instant;
import java.util.List;
import opora.backbone.Handles;
import opora.backbone.Incoming;
import opora.backbone.Outgoing;
import org.springframework.stereotype.Component;

/// Gives back what was taken for orders that came to nothing, once per order.
@Component
class RefundPayments {
    private final Ledger ledger;

    RefundPayments(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handles
    List<Outgoing> on(List<Incoming<RefundRequested>> requests) {
        ledger.lock(requests.stream().map(request -> request.event().username()).toList());
        var posted =
                ledger.post(requests.stream().map(request -> transferOf(request.event())).toList());
        return requests.stream()
                .filter(request -> posted.contains(Ledger.Posted.of(transferOf(request.event()))))
                .map(request -> request.causes(refunded(request.event())))
                .toList();
    }

    private static Transfer transferOf(RefundRequested request) {
        return Transfer.refund(
                request.username(), request.orderId(), request.amount(), request.currency());
    }

    private static PaymentRefunded refunded(RefundRequested request) {
        return new PaymentRefunded(
                request.requestId(),
                request.orderId(),
                request.username(),
                request.amount(),
                request.currency(),
                Instant.now());
    }
}
