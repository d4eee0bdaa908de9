package opora.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// What was promised to somebody, as they heard it.
final class Promises {
    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> deposits = new ConcurrentHashMap<>();
    private final Set<String> orders = ConcurrentHashMap.newKeySet();
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
    private final Set<String> wishes = ConcurrentHashMap.newKeySet();
    private final Set<String> deeds = ConcurrentHashMap.newKeySet();
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

    void ticket(String requestId) {
        tickets.add(requestId);
    }

    /// @param by who says one thing after the other
    void said(String by, String line) {
        lines.computeIfAbsent(by, _ -> new CopyOnWriteArrayList<>()).add(line);
    }

    /// Something that the desk may still refuse.
    void wished(String id) {
        wishes.add(id);
    }

    /// Something that the desk said was done.
    void done(String id) {
        deeds.add(id);
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

    /// By the request's id.
    Set<String> tickets() {
        return tickets;
    }

    /// By who said them, in their order.
    Map<String, List<String>> lines() {
        return lines;
    }

    Set<String> wishes() {
        return wishes;
    }

    Set<String> deeds() {
        return deeds;
    }

    int contradictions() {
        return contradictions.get();
    }
}
