package opora.backbone;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
    private final Pace pace;
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Relay(Database database, Supplier<Wire> wires, RelaySettings settings, MeterRegistry registry) {
        this.database = database;
        this.wires = wires;
        this.settings = settings;
        this.pace = new Pace(settings.gather(), settings.gatherLongest());
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
        while (!closed()) {
            try (var connection = database.pool().getConnection()) {
                connection.setAutoCommit(true);
                if (becomeLeader(connection)) {
                    lead(connection);
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception | Error e) {
                if (!closed()) {
                    log.warn("relay starts over: {}", Failures.sentence(e));
                    log.debug("relay failure", e);
                    rest();
                }
            }
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    /// Commits of this process do not wake one that waits: the leader may well be elsewhere.
    private boolean becomeLeader(Connection connection) throws SQLException, InterruptedException {
        while (!closed()) {
            if (ask(connection, "select pg_try_advisory_lock(" + LEADER_LOCK + ")")) {
                return true;
            }
            closing.await(settings.restart().toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private void lead(Connection connection) throws SQLException, InterruptedException {
        var before = tune(connection);
        try (var wire = wires.get()) {
            var course = new RelayCourse(connection, wire, settings, meters);
            while (!closed()) {
                var began = System.nanoTime();
                var sent = course.step();
                if (sent > 0) {
                    pace.rest(began, sent >= settings.batch());
                } else {
                    sleep();
                }
            }
            course.finish(settings.farewell());
        } finally {
            meters.leading.set(0);
            release(connection, before);
        }
    }

    /// A position lost in a crash only means that records are sent again, which readers notice; and
    /// plans made while the table was empty would scan it for ever. Answers what was set before,
    /// because the connection goes back to those whose commits must last.
    private static List<String> tune(Connection connection) throws SQLException {
        var before =
                List.of(
                        shown(connection, "synchronous_commit"),
                        shown(connection, "enable_seqscan"));
        set(connection, List.of("off", "off"));
        return before;
    }

    private static void set(Connection connection, List<String> values) throws SQLException {
        var sql =
                """
                select set_config('synchronous_commit', ?, false), set_config('enable_seqscan', ?, false)
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, values.getFirst());
            statement.setString(2, values.getLast());
            statement.execute();
        }
    }

    /// Until something is committed here, or for a while: other processes commit too, and soon
    /// again when they have just done so.
    private void sleep() throws InterruptedException {
        var poll = pace.busy() ? settings.gatherLongest() : settings.poll();
        if (wake.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS)) {
            wake.drainPermits();
        }
    }

    private void rest() {
        try {
            closing.await(settings.restart().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void release(Connection connection, List<String> before) {
        try {
            set(connection, before);
            ask(connection, "select pg_advisory_unlock(" + LEADER_LOCK + ")");
        } catch (SQLException e) {
            log.debug("the lock went with its connection", e);
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        wake.release();
        try {
            if (!thread.join(settings.farewell().plusSeconds(2))) {
                thread.interrupt(); // it may wait for room in a producer that has lost its broker
                thread.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
