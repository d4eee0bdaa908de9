package opora.backbone;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the store's events to Kafka, in order, from where it stopped. One relay of a database is
/// active at a time: whoever holds a session lock. Should two ever send, every record names its
/// predecessor, so that readers notice what they have seen and never step over what they have not.
final class Relay implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final long LEADER_LOCK = 0x4F54L << 48;

    private final Database database;
    private final Supplier<Wire> wires;
    private final RelaySettings settings;
    private final RelayMeters meters;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;

    Relay(Database database, Supplier<Wire> wires, RelaySettings settings, MeterRegistry registry) {
        this.database = database;
        this.wires = wires;
        this.settings = settings;
        this.meters = new RelayMeters(registry);
        this.thread = Thread.ofPlatform().name("relay").unstarted(this::run);
        database.store().onCommit(this::wake);
    }

    void start() {
        thread.start();
    }

    private void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        while (!closing) {
            try (var connection = database.pool().getConnection()) {
                connection.setAutoCommit(true);
                lead(connection);
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (!closing) {
                    log.warn("relay starts over: {}", e.getMessage());
                    log.debug("relay failure", e);
                    pause(settings.restart().toMillis());
                }
            }
        }
    }

    private void lead(Connection connection) throws SQLException, InterruptedException {
        while (!closing && !ask(connection, "select pg_try_advisory_lock(" + LEADER_LOCK + ")")) {
            wake.tryAcquire(settings.restart().toMillis(), TimeUnit.MILLISECONDS);
        }
        try (var wire = wires.get()) {
            var course = new RelayCourse(connection, wire, settings, meters);
            while (!closing) {
                var sent = course.step();
                if (sent == 0) {
                    rest(course);
                }
            }
            course.finish(settings.farewell());
        } finally {
            release(connection);
        }
    }

    /// Idle, it sleeps until something is committed here, or polls slowly for what other processes
    /// commit. Woken, it waits a moment when it has just been busy, so that more events share a
    /// round trip.
    private void rest(RelayCourse course) throws InterruptedException {
        var poll = course.waiting() ? settings.gather() : settings.poll();
        if (wake.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS)) {
            wake.drainPermits();
            if (course.busy()) {
                TimeUnit.NANOSECONDS.sleep(settings.gather().toNanos());
            }
        }
    }

    private static void release(Connection connection) {
        try {
            ask(connection, "select pg_advisory_unlock(" + LEADER_LOCK + ")");
        } catch (SQLException e) {
            log.debug("the lock went with its connection", e);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        wake.release();
        try {
            thread.join(settings.farewell().toMillis() + 2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
