package opora.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import opora.orders.OrderStatusUpdated;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The live pages that are open, and the statuses that pass by for them.
@Component
class LiveOrders implements SmartLifecycle {
    private static final int BEHIND = 100;

    private final int most;
    private final Map<String, Deque<Connection>> open = new ConcurrentHashMap<>();
    private volatile boolean running;

    LiveOrders(Replies replies, GatewaySettings settings) {
        this.most = settings.live();
        replies.onStatus(this::tell);
    }

    /// One open page. A page that falls behind is let go; its browser comes back and sees it all.
    static final class Connection {
        /// Empty is what wakes a page that is to close.
        private final BlockingQueue<Optional<OrderStatusUpdated>> passing =
                new ArrayBlockingQueue<>(BEHIND);

        private volatile boolean closed;

        /// The next status, or null when none came in time.
        @Nullable OrderStatusUpdated next(long millis) throws InterruptedException {
            var passed = passing.poll(millis, TimeUnit.MILLISECONDS);
            return passed == null ? null : passed.orElse(null);
        }

        boolean closed() {
            return closed;
        }

        private void pass(OrderStatusUpdated update) {
            if (!passing.offer(Optional.of(update))) {
                closed = true;
            }
        }

        private void close() {
            closed = true;
            passing.offer(Optional.empty());
        }
    }

    /// Opens one more page; beyond the limit the person's oldest closes.
    Connection open(String username) {
        var fresh = new Connection();
        fresh.closed = !running;
        open.compute(
                username,
                (_, before) -> {
                    var all = before == null ? new ArrayDeque<Connection>() : before;
                    if (all.size() >= most) {
                        all.removeFirst().close();
                    }
                    all.addLast(fresh);
                    return all;
                });
        return fresh;
    }

    void close(String username, Connection connection) {
        open.computeIfPresent(
                username,
                (_, all) -> {
                    all.remove(connection);
                    return all.isEmpty() ? null : all;
                });
    }

    /// How many pages of somebody are open here.
    int pages(String username) {
        return open.getOrDefault(username, new ArrayDeque<>()).size();
    }

    private void closeAll(String username) {
        open.computeIfPresent(
                username,
                (_, all) -> {
                    all.forEach(Connection::close);
                    return all;
                });
    }

    private void tell(OrderStatusUpdated update) {
        open.computeIfPresent(
                update.username(),
                (_, all) -> {
                    all.forEach(one -> one.pass(update));
                    return all;
                });
    }

    @Override
    public void start() {
        running = true;
    }

    /// Before the web server waits for its last requests: these would never end by themselves.
    @Override
    public void stop() {
        running = false;
        open.keySet().forEach(this::closeAll);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
