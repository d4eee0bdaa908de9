package opora.notifications;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import opora.shell.Round;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The pages that follow a bell in this process. One look a second at what is new serves them all,
/// whichever process it came to.
@Component
class LiveBells extends Round {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MOST = 10;

    private final JdbcClient db;
    private final Map<String, Deque<Following>> open = new ConcurrentHashMap<>();

    LiveBells(JdbcClient db) {
        super("bells", LOOK, 0);
        this.db = db;
    }

    /// One open page.
    static final class Following {
        private final Semaphore rung = new Semaphore(0);
        private volatile boolean closed;

        /// Returns when it rings, and at the latest when the page should hear that its connection
        /// stands.
        void await() throws InterruptedException {
            if (rung.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                rung.drainPermits();
            }
        }

        boolean closed() {
            return closed;
        }

        private void close() {
            closed = true;
            rung.release();
        }
    }

    /// Beyond the limit the person's oldest page closes.
    Following open(String username) {
        var fresh = new Following();
        fresh.closed = !isRunning();
        open.compute(
                username,
                (_, before) -> {
                    var all = before == null ? new ArrayDeque<Following>() : before;
                    if (all.size() >= MOST) {
                        all.removeFirst().close();
                    }
                    all.addLast(fresh);
                    return all;
                });
        return fresh;
    }

    void close(String username, Following page) {
        open.computeIfPresent(
                username,
                (_, all) -> {
                    all.remove(page);
                    return all.isEmpty() ? null : all;
                });
    }

    /// Something changed for that person.
    void ring(String username) {
        open.computeIfPresent(
                username,
                (_, all) -> {
                    all.forEach(page -> page.rung.release());
                    return all;
                });
    }

    @Override
    protected void look() {
        if (!open.isEmpty()) {
            latest().forEach(this::ring);
        }
    }

    /// A transaction may come to its commit a little after its time.
    private Iterable<String> latest() {
        var sql =
                """
                select distinct username from notifications.bell
                where at > now() - interval '5 s' or read_at > now() - interval '5 s'
                """;
        return db.sql(sql).query(String.class).list();
    }

    /// Before the web server waits for its last requests: these would never end by themselves.
    @Override
    public void stop() {
        super.stop();
        open.values().forEach(all -> all.forEach(Following::close));
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
