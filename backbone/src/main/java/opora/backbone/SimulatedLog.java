package opora.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Kafka as a simulation sees it: topics of a few partitions, each a list of records.
final class SimulatedLog {
    static final int PARTITIONS = 2;

    private final Map<Positions.Place, List<Received>> partitions =
            new TreeMap<>(SimulatedLog::order);
    private final UnaryOperator<Envelope> envelopes;

    /// @param envelopes what happens to headers on their way; nothing, unless a test breaks them
    SimulatedLog(UnaryOperator<Envelope> envelopes) {
        this.envelopes = envelopes;
    }

    private static int order(Positions.Place one, Positions.Place other) {
        var byTopic = one.topic().compareTo(other.topic());
        return byTopic != 0 ? byTopic : Integer.compare(one.partition(), other.partition());
    }

    static List<Positions.Place> placesOf(String topic) {
        var places = new ArrayList<Positions.Place>();
        for (int i = 0; i < PARTITIONS; i++) {
            places.add(new Positions.Place(topic, i));
        }
        return places;
    }

    List<Received> records(Positions.Place place) {
        return partitions.computeIfAbsent(place, p -> new ArrayList<>());
    }

    void append(Positions.Place place, @Nullable String key, Envelope envelope, byte[] payload) {
        var records = records(place);
        records.add(
                new Received(
                        place.topic(),
                        place.partition(),
                        records.size(),
                        key,
                        envelopes.apply(envelope),
                        payload,
                        System.currentTimeMillis()));
    }

    /// Some record comes a second time, as it does when a producer without idempotence tries again.
    @Nullable Received repeat(Random random) {
        var filled = partitions.values().stream().filter(records -> !records.isEmpty()).toList();
        if (filled.isEmpty()) {
            return null;
        }
        var records = filled.get(random.nextInt(filled.size()));
        var record = records.get(random.nextInt(records.size()));
        records.add(
                new Received(
                        record.topic(),
                        record.partition(),
                        records.size(),
                        record.key(),
                        record.envelope(),
                        record.payload(),
                        record.timeMillis()));
        return record;
    }
}
