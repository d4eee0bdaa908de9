package opora.gateway;

import java.util.List;
import opora.backbone.Backbone;
import opora.backbone.Tail;
import opora.orders.CancellationAnswered;
import opora.orders.CancellationRequested;
import opora.orders.OrderCreationRequested;
import opora.orders.OrderStatusUpdated;
import opora.shell.Hearing;
import org.springframework.stereotype.Component;

/// Reads the answers off their topics in every gateway process: a request may wait in any of them.
@Component
class Tails extends Hearing {
    private final Backbone backbone;
    private final Replies replies;
    private final CancelOrder cancellations;

    Tails(Backbone backbone, Replies replies, CancelOrder cancellations) {
        this.backbone = backbone;
        this.replies = replies;
        this.cancellations = cancellations;
        // Their topics have to exist even where no process of `orders` has been started yet.
        backbone.types().of(OrderCreationRequested.class);
        backbone.types().of(CancellationRequested.class);
    }

    @Override
    protected List<Tail<?>> open() {
        return List.of(
                backbone.tail(
                        OrderStatusUpdated.class,
                        Tail.From.END,
                        update -> replies.tell(update.event())),
                backbone.tail(
                        CancellationAnswered.class,
                        Tail.From.END,
                        answer -> cancellations.tell(answer.event())));
    }
}
