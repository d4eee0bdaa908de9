package opora.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Requests that wait for something to pass by; several may wait for the same.
final class Waiters<K, V> {
    private final Map<K, List<CompletableFuture<V>>> waiting = new ConcurrentHashMap<>();

    CompletableFuture<V> await(K key) {
        var reply = new CompletableFuture<V>();
        waiting.merge(key, List.of(reply), Waiters::joined);
        return reply;
    }

    void forget(K key, CompletableFuture<V> reply) {
        waiting.computeIfPresent(key, (_, all) -> without(all, reply));
    }

    void tell(K key, V value) {
        var all = waiting.remove(key);
        if (all != null) {
            all.forEach(reply -> reply.complete(value));
        }
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static <T> @Nullable List<T> without(List<T> all, T one) {
        var rest = all.stream().filter(other -> other != one).toList();
        return rest.isEmpty() ? null : rest;
    }
}
