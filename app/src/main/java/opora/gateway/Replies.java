package opora.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import opora.orders.OrderStatusUpdated;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The statuses that passed by lately, and who waits for one. It hears each from the topic, which
/// is fastest and reaches every process, and once more from the handler that keeps it, for the
/// moments in which the topic's reader is not there; only the first time counts.
@Component
class Replies {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<String, OrderStatusUpdated> recent = kept();
    private final Cache<Long, String> requests = kept();
    private final Waiters<String, OrderStatusUpdated> waiting = new Waiters<>();
    private final List<Consumer<OrderStatusUpdated>> listeners = new CopyOnWriteArrayList<>();

    private static <K, V> Cache<K, V> kept() {
        return Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(KEPT).build();
    }

    /// To be called before the request is stored: the answer may come before the commit returns.
    CompletableFuture<OrderStatusUpdated> await(String requestId) {
        return waiting.await(requestId);
    }

    void forget(String requestId, CompletableFuture<OrderStatusUpdated> reply) {
        waiting.forget(requestId, reply);
    }

    void onStatus(Consumer<OrderStatusUpdated> listener) {
        listeners.add(listener);
    }

    void tell(OrderStatusUpdated update) {
        var last =
                recent.asMap()
                        .merge(
                                update.requestId(),
                                update,
                                (old, fresh) ->
                                        fresh.updatedAt().isAfter(old.updatedAt()) ? fresh : old);
        if (last != update) {
            return;
        }
        requests.put(update.orderId(), update.requestId());
        waiting.tell(update.requestId(), update);
        listeners.forEach(listener -> listener.accept(update));
    }

    /// The request that lately became the order of this number.
    @Nullable String requestOf(long orderId) {
        return requests.getIfPresent(orderId);
    }

    @Nullable OrderStatusUpdated recent(String requestId) {
        return recent.getIfPresent(requestId);
    }
}
