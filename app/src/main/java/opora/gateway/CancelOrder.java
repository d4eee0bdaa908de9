package opora.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import opora.backbone.Database;
import opora.backbone.Outgoing;
import opora.orders.CancellationAnswered;
import opora.orders.CancellationRequested;
import org.springframework.stereotype.Component;

/// Asks `orders` to cancel an order and waits for its word.
@Component
class CancelOrder {
    private final Database database;
    private final Replies replies;
    private final Duration patience;
    private final Waiters<Long, CancellationAnswered> waiting = new Waiters<>();

    CancelOrder(Database database, Replies replies, GatewaySettings settings) {
        this.database = database;
        this.replies = replies;
        this.patience = settings.patience();
    }

    /// What became of the wish.
    enum Answer {
        CANCELLED,
        TOO_LATE,
        LATER
    }

    Answer cancel(OrderView order, long orderId) {
        if (order.status().answers()) {
            return answer(order.status());
        }
        var reply = waiting.await(orderId);
        var moved = replies.await(order.requestId());
        try {
            ask(order, orderId);
            var answer = reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!answer.cancelled()) {
                return answer(Status.valueOf(answer.status()));
            }
            // The status travels on a topic of its own; whoever looks next shall see it.
            moved.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Answer.CANCELLED;
        } catch (TimeoutException e) {
            return Answer.LATER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.LATER;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.forget(orderId, reply);
            replies.forget(order.requestId(), moved);
        }
    }

    void tell(CancellationAnswered answer) {
        waiting.tell(answer.orderId(), answer);
    }

    /// Cancelling what is cancelled changes nothing, and that is fine.
    private static Answer answer(Status status) {
        return status == Status.CANCELLED || status == Status.REFUNDED
                ? Answer.CANCELLED
                : Answer.TOO_LATE;
    }

    private void ask(OrderView order, long orderId) {
        var wish =
                new CancellationRequested(
                        order.requestId(),
                        orderId,
                        order.username(),
                        Instant.now().truncatedTo(ChronoUnit.MICROS));
        database.transact(
                "gateway",
                _ -> {
                    database.publish(Outgoing.begins(wish, order.requestId()));
                    return true;
                });
    }
}
