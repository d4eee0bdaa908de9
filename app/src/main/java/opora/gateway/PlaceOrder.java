package opora.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
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

    /// One wait for both: a status can only come after the commit, and what keeps it from coming
    /// ends the wait.
    Outcome place(Request request) {
        var reply = replies.await(request.id());
        try {
            var intake = this.intake.begin(request);
            intake.whenComplete(
                    (taken, _) -> {
                        if (!(taken instanceof Intake.Accepted)) {
                            reply.cancel(false);
                        }
                    });
            return await(request, intake, reply);
        } finally {
            replies.forget(request.id(), reply);
        }
    }

    private Outcome await(
            Request request,
            CompletableFuture<Intake> intake,
            CompletableFuture<OrderStatusUpdated> reply) {
        try {
            var update = reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Answered(OrderView.of(request).with(update), false);
        } catch (TimeoutException | CancellationException e) {
            return withoutStatus(request, intake);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Later(request.id());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome withoutStatus(Request request, CompletableFuture<Intake> intake) {
        if (!intake.isDone() || intake.isCompletedExceptionally()) {
            throw AcceptOrders.unknown();
        }
        return switch (intake.join()) {
            case Intake.Accepted _ -> look(request);
            case Intake.Twin(var first) ->
                    Outcome.again(
                            Objects.requireNonNull(first.fingerprint()),
                            request.fingerprint(),
                            orders.view(first),
                            Instant.now(),
                            patience);
        };
    }

    /// The row may know what this process missed.
    private Outcome look(Request request) {
        return orders.byRequest(request.username(), request.id())
                .filter(order -> order.status().answers())
                .<Outcome>map(order -> new Outcome.Answered(order, false))
                .orElse(new Outcome.Later(request.id()));
    }
}
