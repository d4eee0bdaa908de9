package opora.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
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
        private final BlockingQueue<OrderStatusUpdated> passing = new ArrayBlockingQueue<>(BEHIND);
        private volatile boolean closed;

        /// The next status, or null when none came in time.
        @Nullable OrderStatusUpdated next(long millis) throws InterruptedException {
            return passing.poll(millis, TimeUnit.MILLISECONDS);
        }

        boolean closed() {
            return closed;
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
                        all.removeFirst().closed = true;
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

    private void tell(OrderStatusUpdated update) {
        open.computeIfPresent(
                update.username(),
                (_, all) -> {
                    all.forEach(one -> one.closed |= !one.passing.offer(update));
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
        open.values().forEach(all -> all.forEach(one -> one.closed = true));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
