package opora.backbone;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One turn of being the active relay, from the saved position on. A step reads what became safe to
/// read and hands it to the wire; nothing waits for acknowledgements except the written position.
final class RelayCourse {
    private static final Logger log = LoggerFactory.getLogger(RelayCourse.class);
    private static final int PAGES_A_RESUMPTION = 10;

    private final Connection connection;
    private final Wire wire;
    private final RelaySettings settings;
    private final RelayMeters meters;
    private final LongSupplier clock;
    private final Lanes lanes;
    private final OnTheWay way;

    /// Everything up to here was read, and is acknowledged or known to its lane.
    private long read;

    private long saved;
    private long savedAtNanos;

    RelayCourse(Connection connection, Wire wire, RelaySettings settings, RelayMeters meters)
            throws SQLException {
        this(connection, wire, settings, meters, System::nanoTime);
    }

    /// @param clock in nanoseconds; a simulation brings its own
    RelayCourse(
            Connection connection,
            Wire wire,
            RelaySettings settings,
            RelayMeters meters,
            LongSupplier clock)
            throws SQLException {
        this.connection = connection;
        this.wire = wire;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.way = new OnTheWay(settings.window());
        this.lanes = new Lanes(wire);
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select position from backbone.relay")) {
                rows.next();
                read = rows.getLong(1);
            }
            lanes.load(statement);
        }
        read = lanes.remember(read);
        saved = read;
        savedAtNanos = clock.getAsLong();
        meters.leading.set(1);
        log.info("relay is active from position {}", read);
    }

    /// Sends what can be sent now; answers how many events that was.
    int step() throws SQLException {
        var now = clock.getAsLong();
        settle(now);
        var sent = way.full() ? 0 : advance(now);
        if (now - savedAtNanos > settings.save().toNanos()) {
            save();
            savedAtNanos = now;
        }
        return sent;
    }

    private int advance(long now) throws SQLException {
        var horizon = EventStore.horizon(connection, read);
        meters.behind.set(Math.max(0, horizon - read));
        if (horizon <= read) {
            return 0;
        }
        var events = EventStore.readLight(connection, read, horizon, settings.batch());
        var count = 0;
        for (var event : events) {
            if (way.full()) {
                return count;
            }
            send(event, now);
            read = event.position();
            count++;
        }
        if (count < settings.batch()) {
            read = horizon;
        }
        return count;
    }

    private void send(StoredEvent event, long now) throws SQLException {
        var ofTopic = lanes.of(event.topic());
        var lane = ofTopic[partitionOf(event.key(), event.position(), ofTopic.length)];
        if (event.position() <= lane.sent || lane.failing()) {
            return; // reached Kafka in an earlier turn, or waits in the store until its lane flows
        }
        if (lane.partition == Lane.UNKNOWN) {
            lane.stop(event.position(), now);
            tell(lane, lanes.reason(event.topic()));
        } else if (lane.onTrial() && !lane.empty()) {
            lane.waitBefore(event.position(), now);
        } else {
            dispatch(lane, event);
        }
    }

    private void dispatch(Lane lane, StoredEvent event) throws SQLException {
        var whole = EventStore.whole(connection, event);
        var previous = lane.sent;
        wire.send(lane.partition, whole, previous, lane.next(whole, way));
        meters.sent.increment();
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
        for (var lane : lanes.all()) {
            var failure = lane.settle(now);
            if (failure != null) {
                tell(lane, failure);
            }
            if (lane.stopped()) {
                stopped += lane.failed() ? 1 : 0;
                if (now > lane.stoppedUntilNanos && lane.empty()) {
                    resume(lane, now);
                }
            }
        }
        meters.stoppedLanes.set(stopped);
    }

    private void tell(Lane lane, @Nullable Throwable failure) {
        meters.stops.increment();
        if (lane.worthTelling()) {
            log.error(
                    "{} stops after position {} and waits, other lanes flow on: {}",
                    lane.name(),
                    lane.resumedTo,
                    failure == null ? "Kafka does not show the topic" : Failures.sentence(failure));
        }
    }

    private void resume(Lane lane, long now) throws SQLException {
        if (lane.partition == Lane.UNKNOWN) {
            if (!lanes.reopen(lane)) {
                lane.stop(lane.resumedTo + 1, now);
                tell(lane, lanes.reason(lane.topic));
            }
            return;
        }
        for (int pages = 0; pages < PAGES_A_RESUMPTION; pages++) {
            if (lane.resumedTo >= read) {
                lane.flow();
                return;
            }
            if (!page(lane)) {
                return;
            }
        }
    }

    /// Reads a stopped lane's events again; answers whether the lane may go on at once.
    private boolean page(Lane lane) throws SQLException {
        var partitions = lanes.of(lane.topic).length;
        var events =
                EventStore.readTopic(
                        connection, lane.topic, lane.resumedTo, read, settings.batch());
        for (var event : events) {
            if (partitionOf(event.key(), event.position(), partitions) == lane.partition) {
                if (way.full()) {
                    return false;
                }
                dispatch(lane, event);
                lane.resumedTo = event.position();
                if (lane.onTrial()) {
                    return false;
                }
            }
            lane.resumedTo = event.position();
        }
        if (events.size() < settings.batch()) {
            lane.resumedTo = read;
        }
        return true;
    }

    /// Writes down how far each lane has been acknowledged, and the position below which nothing
    /// needs to be read again. Both in one statement: a lane that is ahead of the position skips
    /// what it has already sent.
    private void save() throws SQLException {
        var done = read;
        var changed = new ArrayList<Lane>();
        for (var lane : lanes.all()) {
            done = Math.min(done, lane.oldestMissing() - 1);
            if (lane.acknowledged != lane.saved) {
                changed.add(lane);
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
                    insert into backbone.lanes (topic, partition, position, at_offset)
                    select * from unnest(?, ?, ?, ?)
                    on conflict (topic, partition)
                    do update set position = excluded.position, at_offset = excluded.at_offset)
                update backbone.relay set position = ?
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array("text", changed.stream().map(lane -> lane.topic)));
            statement.setArray(2, array("int4", changed.stream().map(lane -> lane.partition)));
            statement.setArray(3, array("int8", changed.stream().map(lane -> lane.acknowledged)));
            statement.setArray(
                    4, array("int8", changed.stream().map(lane -> lane.acknowledgedOffset)));
            statement.setLong(5, done);
            statement.executeUpdate();
        }
    }

    private Array array(String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    void finish(Duration patience) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!way.nothing() && System.nanoTime() < deadline) {
            Thread.sleep(5);
            lanes.all().forEach(lane -> lane.settle(clock.getAsLong()));
        }
        lanes.all().forEach(lane -> lane.settle(clock.getAsLong()));
        save();
    }
}
