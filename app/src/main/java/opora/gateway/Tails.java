package opora.gateway;

import java.util.ArrayList;
import java.util.List;
import opora.backbone.Backbone;
import opora.backbone.Tail;
import opora.orders.CancellationAnswered;
import opora.orders.CancellationRequested;
import opora.orders.OrderCreationRequested;
import opora.orders.OrderStatusUpdated;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads the answers off their topics in every gateway process: a request may wait in any of them.
@Component
class Tails implements SmartLifecycle {
    private final Backbone backbone;
    private final Replies replies;
    private final CancelOrder cancellations;
    private final List<Tail<?>> tails = new ArrayList<>();

    Tails(Backbone backbone, Replies replies, CancelOrder cancellations) {
        this.backbone = backbone;
        this.replies = replies;
        this.cancellations = cancellations;
        // Their topics have to exist even where no process of `orders` has been started yet.
        backbone.types().of(OrderCreationRequested.class);
        backbone.types().of(CancellationRequested.class);
    }

    @Override
    public synchronized void start() {
        tails.add(
                backbone.tail(
                        OrderStatusUpdated.class,
                        Tail.From.END,
                        update -> replies.tell(update.event())));
        tails.add(
                backbone.tail(
                        CancellationAnswered.class,
                        Tail.From.END,
                        answer -> cancellations.tell(answer.event())));
    }

    @Override
    public synchronized void stop() {
        tails.forEach(Tail::close);
        tails.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !tails.isEmpty();
    }
}
