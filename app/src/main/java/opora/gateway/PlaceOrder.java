package opora.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import opora.orders.OrderStatusUpdated;
import org.springframework.stereotype.Component;

/// Orders something: has the request accepted and waits for its first status, but not for ever.
@Component
class PlaceOrder {
    private final AcceptOrders intake;
    private final Replies replies;
    private final Orders orders;
    private final Duration patience;

    PlaceOrder(AcceptOrders intake, Replies replies, Orders orders, GatewaySettings settings) {
        this.intake = intake;
        this.replies = replies;
        this.orders = orders;
        this.patience = settings.patience();
    }

    Outcome place(Request request) {
        var reply = replies.await(request.id());
        try {
            return switch (intake.accept(request)) {
                case Intake.Accepted _ -> await(request, reply);
                case Intake.Twin(var first) ->
                        Outcome.again(
                                Objects.requireNonNull(first.fingerprint()),
                                request.fingerprint(),
                                orders.view(first),
                                Instant.now(),
                                patience);
            };
        } finally {
            replies.forget(request.id(), reply);
        }
    }

    private Outcome await(Request request, CompletableFuture<OrderStatusUpdated> reply) {
        try {
            var update = reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Answered(OrderView.of(request).with(update), false);
        } catch (TimeoutException e) {
            return look(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Later(request.id());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The row may know what this process missed.
    private Outcome look(Request request) {
        return orders.byRequest(request.username(), request.id())
                .filter(order -> order.status().answers())
                .<Outcome>map(order -> new Outcome.Answered(order, false))
                .orElse(new Outcome.Later(request.id()));
    }
}
