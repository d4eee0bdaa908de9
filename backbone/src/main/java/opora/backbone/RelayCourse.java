package opora.backbone;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One turn of being the active relay, from the saved position on. A step reads what became safe to
/// read and hands it to the wire; nothing waits for acknowledgements except the written position.
final class RelayCourse {
    private static final Logger log = LoggerFactory.getLogger(RelayCourse.class);

    private final Connection connection;
    private final Wire wire;
    private final RelaySettings settings;
    private final RelayMeters meters;
    private final Map<String, Lane[]> lanes = new HashMap<>();
    private final Map<LaneName, Long> savedLanes = new HashMap<>();

    /// Everything up to here was read, and is acknowledged or known to its lane.
    private long read;

    private final AtomicInteger onTheirWay = new AtomicInteger();
    private long saved;
    private long savedAtNanos = System.nanoTime();
    private long sentAtNanos;

    private record LaneName(String topic, int partition) {}

    RelayCourse(Connection connection, Wire wire, RelaySettings settings, RelayMeters meters)
            throws SQLException {
        this.connection = connection;
        this.wire = wire;
        this.settings = settings;
        this.meters = meters;
        try (var statement = connection.createStatement()) {
            // A position lost in a crash only means that records are sent again, which readers
            // notice.
            statement.execute("set synchronous_commit = off");
            // Plans made while the table was empty would scan it for ever.
            statement.execute("set enable_seqscan = off");
            try (var rows = statement.executeQuery("select position from backbone.relay")) {
                rows.next();
                read = rows.getLong(1);
            }
            try (var rows =
                    statement.executeQuery(
                            "select topic, partition, position from backbone.lanes")) {
                while (rows.next()) {
                    savedLanes.put(
                            new LaneName(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
        }
        saved = read;
        meters.leading.set(1);
        log.info("relay is active from position {}", read);
    }

    /// Sends what can be sent now; answers how many events that was.
    int step() throws SQLException {
        var now = System.nanoTime();
        settle(now);
        var sent = onTheirWay.get() < settings.window() ? advance() : 0;
        if (sent > 0) {
            sentAtNanos = now;
        }
        if (now - savedAtNanos > settings.save().toNanos()) {
            save();
            savedAtNanos = now;
        }
        return sent;
    }

    private int advance() throws SQLException {
        var horizon = EventStore.horizon(connection);
        meters.behind.set(Math.max(0, horizon - read));
        if (horizon <= read) {
            return 0;
        }
        var events = EventStore.read(connection, read, horizon, settings.batch());
        events.forEach(this::send);
        read = events.size() < settings.batch() ? horizon : events.getLast().position();
        return events.size();
    }

    private void send(StoredEvent event) {
        var lane = laneOf(event);
        if (event.position() <= lane.sent || lane.failing()) {
            return; // reached Kafka in an earlier turn, or waits in the store until its lane flows
            // again
        }
        dispatch(lane, event);
    }

    private void dispatch(Lane lane, StoredEvent event) {
        var previous = lane.sent;
        wire.send(lane.partition, event, previous, lane.next(event.position(), onTheirWay));
        meters.sent.increment();
    }

    private Lane laneOf(StoredEvent event) {
        var ofTopic = lanes.computeIfAbsent(event.topic(), this::open);
        return ofTopic[partitionOf(event.key(), event.position(), ofTopic.length)];
    }

    private Lane[] open(String topic) {
        var opened = new Lane[wire.partitions(topic)];
        for (int i = 0; i < opened.length; i++) {
            opened[i] = new Lane(topic, i, savedLanes.getOrDefault(new LaneName(topic, i), 0L));
        }
        return opened;
    }

    /// The partition Kafka's own producers would choose, so that everybody agrees where a key
    /// lives.
    static int partitionOf(@Nullable String key, long position, int partitions) {
        return key == null
                ? (int) (position % partitions)
                : Utils.toPositive(Utils.murmur2(Utils.utf8(key))) % partitions;
    }

    private void settle(long now) throws SQLException {
        var stopped = 0;
        for (var ofTopic : lanes.values()) {
            for (var lane : ofTopic) {
                var failure = lane.settle(now);
                if (failure != null) {
                    meters.stops.increment();
                    log.error(
                            "{}-{} stops after position {}: {}",
                            lane.topic,
                            lane.partition,
                            lane.sent,
                            failure.toString());
                }
                if (lane.stopped()) {
                    stopped++;
                    if (now > lane.stoppedUntilNanos) {
                        resume(lane);
                    }
                }
            }
        }
        meters.stoppedLanes.set(stopped);
    }

    /// Reads a stopped lane's events again, one batch at a time until it has caught up with the
    /// others.
    private void resume(Lane lane) throws SQLException {
        if (!lane.empty()) {
            return;
        }
        var ofTopic = lanes.get(lane.topic);
        var after = lane.sent;
        for (int pages = 0; pages < 10; pages++) {
            var events =
                    EventStore.readTopic(connection, lane.topic, after, read, settings.batch());
            for (var event : events) {
                if (partitionOf(event.key(), event.position(), ofTopic.length) == lane.partition) {
                    dispatch(lane, event);
                }
            }
            if (events.size() < settings.batch()) {
                lane.stoppedUntilNanos = 0;
                return;
            }
            after = events.getLast().position();
        }
    }

    /// Whether acknowledgements are outstanding, so that soon there is something to write down.
    boolean waiting() {
        return saved < read;
    }

    /// Whether events came within the last few milliseconds.
    boolean busy() {
        return System.nanoTime() - sentAtNanos < 10_000_000;
    }

    /// Writes down how far each lane has been acknowledged, and the position below which nothing
    /// needs to be read again. Both in one statement: a lane that is ahead of the position skips
    /// what it has already sent.
    private void save() throws SQLException {
        var done = read;
        var changed = new ArrayList<Lane>();
        for (var ofTopic : lanes.values()) {
            for (var lane : ofTopic) {
                done = Math.min(done, lane.oldestMissing() - 1);
                if (lane.acknowledged != lane.saved) {
                    changed.add(lane);
                }
            }
        }
        if (done == saved && changed.isEmpty()) {
            return;
        }
        write(done, changed);
        changed.forEach(lane -> lane.saved = lane.acknowledged);
        saved = done;
        meters.position.set(done);
    }

    private void write(long done, List<Lane> changed) throws SQLException {
        var sql =
                """
                with acknowledged as (
                    insert into backbone.lanes (topic, partition, position)
                    select * from unnest(?, ?, ?)
                    on conflict (topic, partition) do update set position = excluded.position)
                update backbone.relay set position = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array("text", changed.stream().map(lane -> lane.topic)));
            statement.setArray(2, array("int4", changed.stream().map(lane -> lane.partition)));
            statement.setArray(3, array("int8", changed.stream().map(lane -> lane.acknowledged)));
            statement.setLong(4, done);
            statement.executeUpdate();
        }
    }

    private Array array(String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    void finish(Duration patience) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (onTheirWay.get() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(5);
            settle(System.nanoTime());
        }
        settle(System.nanoTime());
        save();
        meters.leading.set(0);
    }
}
