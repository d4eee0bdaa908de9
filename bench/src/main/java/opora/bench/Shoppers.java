package opora.bench;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import opora.orders.OrderItem;

/// A shop elsewhere that writes its customers' wishes straight into the topic and does not give up:
/// a request whose acknowledgement is missing is sent again with the same id until it is
/// acknowledged, so it may reach the topic more than once.
final class Shoppers implements AutoCloseable {
    private static final List<String> PRODUCTS = List.of("cable-usb-c", "charger-65w");
    private static final double REPEATED = 0.02;

    private record Wish(UUID id, String username, List<OrderItem> items) {}

    private final Requests requests;
    private final Random random;
    private final double rate;
    private final Queue<Wish> again = new ConcurrentLinkedQueue<>();
    private final Supplier<List<String>> customers;
    private final Promises promises;
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Ticket ticket = new Ticket();
    private final Thread thread = Thread.ofPlatform().name("shoppers").unstarted(this::run);
    private volatile boolean closing;

    /// @param customers who they are at the moment
    Shoppers(
            Requests requests,
            Supplier<List<String>> customers,
            Promises promises,
            long seed,
            double rate) {
        this.requests = requests;
        this.customers = customers;
        this.promises = promises;
        this.random = new Random(seed);
        this.rate = rate;
    }

    /// No retries below us: we want to live through every failure ourselves.
    static Map<String, Object> impatient() {
        return Map.of(
                "enable.idempotence", "false",
                "retries", "0",
                "linger.ms", "0",
                "request.timeout.ms", "1000",
                "delivery.timeout.ms", "1500",
                "max.block.ms", "2000",
                "reconnect.backoff.max.ms", "200");
    }

    Shoppers start() {
        requests.await();
        thread.start();
        return this;
    }

    private void run() {
        var begin = System.nanoTime();
        for (int number = 0; !closing; number++) {
            var planned = begin + (long) (number * 1e9 / rate);
            LockSupport.parkNanos(planned - System.nanoTime());
            var known = customers.get();
            if (!known.isEmpty()) {
                wish(new Wish(ticket.id(number), known.get(random.nextInt(known.size())), items()));
            }
            sendAgain();
        }
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            sendAgain();
            Pause.millis(50);
        }
    }

    private void wish(Wish wish) {
        open.add(wish.id().toString());
        send(wish);
        if (random.nextDouble() < REPEATED) {
            send(wish);
        }
    }

    private List<OrderItem> items() {
        return List.of(
                new OrderItem(
                        PRODUCTS.get(random.nextInt(PRODUCTS.size())), 1 + random.nextInt(3)));
    }

    private void sendAgain() {
        for (var count = again.size(); count > 0; count--) {
            var wish = again.poll();
            if (wish != null) {
                send(wish);
            }
        }
    }

    private void send(Wish wish) {
        requests.send(
                wish.id(),
                wish.username(),
                wish.items(),
                (metadata, failure) -> {
                    if (failure == null) {
                        promises.ordered(wish.id().toString());
                        open.remove(wish.id().toString());
                    } else if (open.contains(wish.id().toString())) {
                        again.add(wish);
                    }
                });
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
