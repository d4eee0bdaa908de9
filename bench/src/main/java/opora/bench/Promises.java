package opora.bench;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What was promised to somebody, as they heard it.
final class Promises {
    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> deposits = new ConcurrentHashMap<>();
    private final Set<String> orders = ConcurrentHashMap.newKeySet();
    private final AtomicInteger contradictions = new AtomicInteger();

    void joined(String username) {
        people.add(username);
    }

    void deposited(String username, long amount) {
        deposits.merge(username, amount, Long::sum);
    }

    void ordered(String requestId) {
        orders.add(requestId);
    }

    /// The same request was answered in two ways.
    void contradicted() {
        contradictions.incrementAndGet();
    }

    Set<String> people() {
        return people;
    }

    Map<String, Long> deposits() {
        return deposits;
    }

    /// By the request's id.
    Set<String> orders() {
        return orders;
    }

    int contradictions() {
        return contradictions.get();
    }
}
