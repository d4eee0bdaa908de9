package opora.backbone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import opora.backbone.Positions.Place;
import org.jspecify.annotations.Nullable;

/// One process of a context. It reads the places it believes to be its own, also when another one
/// has taken them over and it has not heard of that yet.
final class SimulatedConsumer {
    private final String name;
    private final SimulatedLog log;
    private final Supplier<Consumption> birth;
    private final TreeSet<Place> mine =
            new TreeSet<>(
                    java.util.Comparator.comparing(Place::topic).thenComparing(Place::partition));
    private final Map<Place, Long> fetched = new HashMap<>();
    private Consumption consumption;

    SimulatedConsumer(String name, SimulatedLog log, Supplier<Consumption> birth) {
        this.name = name;
        this.log = log;
        this.birth = birth;
        this.consumption = birth.get();
    }

    String name() {
        return name;
    }

    void own(Place place) {
        mine.add(place);
    }

    void disown(Place place) {
        mine.remove(place);
    }

    /// Learns what it owns by now, as after a rebalance.
    void stand() {
        consumption.revoke(List.copyOf(consumption.standing().keySet()));
        fetched.clear();
        if (!mine.isEmpty()) {
            var beginnings = new HashMap<Place, Long>();
            mine.forEach(place -> beginnings.put(place, 0L));
            fetched.putAll(consumption.assign(beginnings));
        }
    }

    /// Forgets where it stands, to look it up before it goes on.
    void forget() {
        consumption.revoke(List.copyOf(consumption.standing().keySet()));
        fetched.clear();
    }

    /// The process dies and another one starts in its place.
    void rise() {
        consumption = birth.get();
        fetched.clear();
    }

    /// Takes what the next poll brings.
    @Nullable String poll(Random random) {
        if (fetched.isEmpty()) {
            stand();
        }
        var lots = new ArrayList<Lot>();
        var said = new StringBuilder("takes");
        for (var place : new ArrayList<>(inOrder())) {
            var limit = random.nextInt(4);
            var lot = lot(place, limit);
            if (lot != null) {
                lots.add(lot);
                said.append(
                        " %s-%d@%d..%d"
                                .formatted(
                                        place.topic(),
                                        place.partition(),
                                        lot.records().getFirst().offset(),
                                        lot.next() - 1));
            }
        }
        if (lots.isEmpty()) {
            return null;
        }
        take(lots);
        return said.toString();
    }

    private void take(List<Lot> lots) {
        consumption.process(lots);
        lots.forEach(lot -> fetched.put(new Place(lot.topic(), lot.partition()), lot.next()));
    }

    private List<Place> inOrder() {
        return fetched.keySet().stream()
                .sorted(
                        java.util.Comparator.comparing(Place::topic)
                                .thenComparing(Place::partition))
                .toList();
    }

    private @Nullable Lot lot(Place place, int limit) {
        var from = Math.toIntExact(fetched.getOrDefault(place, 0L));
        var records = log.records(place);
        var to = Math.min(records.size(), from + limit);
        if (from >= to) {
            return null;
        }
        var taken = List.copyOf(records.subList(from, to));
        return new Lot(place.topic(), place.partition(), taken, to);
    }

    @Nullable String retry() {
        return consumption.retry() ? "tries again" : null;
    }

    /// Takes all there is; answers whether there was anything.
    boolean settle() {
        var lots = new ArrayList<Lot>();
        for (var place : inOrder()) {
            var lot = lot(place, Integer.MAX_VALUE / 2);
            if (lot != null) {
                lots.add(lot);
            }
        }
        if (!lots.isEmpty()) {
            take(lots);
        }
        return consumption.retry() | !lots.isEmpty();
    }
}
