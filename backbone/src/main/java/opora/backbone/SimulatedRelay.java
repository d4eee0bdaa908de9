package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The relay of one simulated database: sometimes there is one, sometimes it has just died and what
/// it sent last is still under way.
final class SimulatedRelay {
    private static final RelayMeters METERS =
            new RelayMeters(new io.micrometer.core.instrument.simple.SimpleMeterRegistry());

    private final Connection connection;
    private final SimulatedLog log;
    private final String store;
    private final LongSupplier clock;
    private final Deque<SimulatedWire.Flight> strays = new ArrayDeque<>();
    private @Nullable RelayCourse course;
    private SimulatedWire wire;

    SimulatedRelay(Connection connection, SimulatedLog log, String store, LongSupplier clock) {
        this.connection = connection;
        this.log = log;
        this.store = store;
        this.clock = clock;
        this.wire = new SimulatedWire(log, store);
    }

    /// One step of the relay, after a start where there is none.
    @Nullable String step(Random random) throws SQLException {
        if (course == null) {
            var seldom = random.nextBoolean();
            start(1 + random.nextInt(4), seldom ? Duration.ofDays(1) : Duration.ofNanos(1));
            return store + " relay starts" + (seldom ? ", writing nothing down" : "");
        }
        var sent = course.step();
        return sent == 0 ? null : store + " relay sends " + sent;
    }

    private void start(int batch, Duration save) throws SQLException {
        var usual = RelaySettings.defaults();
        var settings =
                new RelaySettings(
                        batch,
                        usual.window(),
                        usual.gather(),
                        usual.gatherLongest(),
                        usual.poll(),
                        save,
                        usual.restart(),
                        usual.farewell());
        wire = new SimulatedWire(log, store);
        course = new RelayCourse(connection, wire, settings, METERS, clock);
    }

    /// What becomes of a record on its way.
    @Nullable String answer(Random random) {
        var busy = wire.busy();
        if (busy.isEmpty()) {
            return null;
        }
        var flight = wire.next(busy.get(random.nextInt(busy.size())));
        var luck = random.nextInt(10);
        if (luck > 0) {
            wire.arrive(flight);
        }
        flight.sent().answered(luck > 1 ? null : new IllegalStateException("simulated"));
        var fortune =
                switch (luck) {
                    case 0 -> "fails";
                    case 1 -> "arrives, but is reported as failed";
                    default -> "arrives";
                };
        return "%s-%d: %s:%d %s"
                .formatted(
                        flight.place().topic(),
                        flight.place().partition(),
                        store,
                        flight.event().position(),
                        fortune);
    }

    @Nullable String die() {
        if (course == null) {
            return null;
        }
        strays.addAll(wire.strays());
        wire.close();
        course = null;
        return store + " relay dies with " + strays.size() + " on their way";
    }

    /// Something arrives, or not, whose sender is no more.
    @Nullable String stray(Random random) {
        var flight = strays.poll();
        if (flight == null) {
            return null;
        }
        if (random.nextBoolean()) {
            return store + ":" + flight.event().position() + " never arrives";
        }
        wire.arrive(flight);
        return store + ":" + flight.event().position() + " arrives late";
    }

    /// Sends all there is, without mishaps; answers whether there was anything.
    boolean settle() throws SQLException {
        strays.clear();
        if (course == null) {
            start(100, Duration.ofNanos(1));
        }
        var running = course;
        if (running == null) {
            return true;
        }
        var sent = running.step() > 0;
        for (var place : wire.busy()) {
            while (wire.busy().contains(place)) {
                var flight = wire.next(place);
                wire.arrive(flight);
                flight.sent().answered(null);
                sent = true;
            }
        }
        return sent;
    }
}
