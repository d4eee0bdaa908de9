package opora.backbone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A relay's way to the simulated log. What is sent stays on its way until the simulation decides
/// what becomes of it, in the order of each partition.
final class SimulatedWire implements Wire {
    private final SimulatedLog log;
    private final String store;
    private final Map<Positions.Place, Deque<Flight>> flights = new LinkedHashMap<>();

    SimulatedWire(SimulatedLog log, String store) {
        this.log = log;
        this.store = store;
    }

    /// A record on its way.
    record Flight(Positions.Place place, StoredEvent event, long previous, Lane.Sent sent) {}

    @Override
    public int partitions(String topic) {
        return SimulatedLog.PARTITIONS;
    }

    @Override
    public void send(int partition, StoredEvent event, long previous, Lane.Sent sent) {
        var place = new Positions.Place(event.topic(), partition);
        flights.computeIfAbsent(place, p -> new ArrayDeque<>())
                .add(new Flight(place, event, previous, sent));
    }

    /// Where something is on its way.
    List<Positions.Place> busy() {
        return flights.entrySet().stream()
                .filter(flight -> !flight.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    Flight next(Positions.Place place) {
        return Objects.requireNonNull(flights.get(place)).remove();
    }

    void arrive(Flight flight) {
        var event = flight.event();
        var envelope =
                new Envelope(
                        store + ":" + event.position(),
                        event.context(),
                        event.type(),
                        event.correlation(),
                        event.causation(),
                        event.trace(),
                        event.at().toEpochMilli(),
                        store,
                        event.position(),
                        flight.previous());
        log.append(flight.place(), event.key(), envelope, event.payload());
    }

    /// What is still on its way when the relay is gone.
    List<Flight> strays() {
        var strays = new ArrayList<Flight>();
        flights.values().forEach(strays::addAll);
        return strays;
    }

    @Override
    public void close() {
        flights.clear();
    }
}
