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
import opora.backbone.SchemaRegistry;
import opora.orders.OrderItem;

/// Customers who do not give up: a request whose acknowledgement is missing is sent again with the
/// same id until it is acknowledged, so it may reach the topic more than once.
final class Shoppers implements AutoCloseable {
    static final int CUSTOMERS = 50;
    private static final List<String> PRODUCTS = List.of("cable-usb-c", "charger-65w");
    private static final double REPEATED = 0.02;

    private record Wish(UUID id, String username, List<OrderItem> items) {}

    private final Requests requests;
    private final Random random;
    private final double rate;
    private final Queue<Wish> again = new ConcurrentLinkedQueue<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Ticket ticket = new Ticket();
    private final Thread thread = Thread.ofPlatform().name("shoppers").unstarted(this::run);
    private volatile boolean closing;

    Shoppers(String bootstrap, SchemaRegistry registry, long seed, double rate) {
        this.requests = new Requests(bootstrap, registry, impatient());
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
            var wish = new Wish(ticket.id(number), customer(), items());
            open.add(wish.id().toString());
            send(wish);
            if (random.nextDouble() < REPEATED) {
                send(wish);
            }
            sendAgain();
        }
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            sendAgain();
            Pause.millis(50);
        }
    }

    private String customer() {
        return Load.customer(random.nextInt(CUSTOMERS) + 1);
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
                        accepted.add(wish.id().toString());
                        open.remove(wish.id().toString());
                    } else if (open.contains(wish.id().toString())) {
                        again.add(wish);
                    }
                });
    }

    /// The ids of all that the broker has acknowledged.
    Set<String> accepted() {
        return accepted;
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        requests.close();
    }
}
