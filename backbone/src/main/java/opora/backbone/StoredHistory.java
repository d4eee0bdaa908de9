package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opora.backbone.Positions.Place;
import opora.backbone.Positions.Position;

/// The events of this database's own store that a consumer has seen, in the order of the store.
final class StoredHistory implements Replay.History {
    private final Connection connection;
    private final String store;
    private final Set<String> topics;
    private final Map<Place, Long> marks = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private long read;
    private long last;

    StoredHistory(
            Connection connection, String store, Map<Place, Position> places, Set<String> topics)
            throws SQLException {
        this.connection = connection;
        this.store = store;
        this.topics = topics;
        places.forEach(
                (place, position) -> {
                    partitions.merge(place.topic(), 1, Integer::sum);
                    var mark = position.marks().get(store);
                    if (mark != null) {
                        marks.put(place, Math.abs(mark));
                        last = Math.max(last, Math.abs(mark));
                    }
                });
        if (last > 0 && Tables.hasDroppedEvents(connection)) {
            throw new IllegalStateException(
                    "the store has dropped its oldest events (keepEvents), so a replay would lose"
                            + " what they did");
        }
    }

    @Override
    public List<Received> next(int limit) throws SQLException {
        while (read < last) {
            var events = EventStore.readTopics(connection, topics, read, last, limit);
            read = events.size() < limit ? last : events.getLast().position();
            var seen = new ArrayList<Received>();
            for (var event : events) {
                var place = placeOf(event);
                if (event.position() <= marks.getOrDefault(place, 0L)) {
                    seen.add(received(event, place));
                }
            }
            if (!seen.isEmpty()) {
                return seen;
            }
        }
        return List.of();
    }

    /// Every process of a context has taken over all its partitions once, so there is a row each.
    private Place placeOf(StoredEvent event) {
        var count = partitions.getOrDefault(event.topic(), 1);
        var partition = RelayCourse.partitionOf(event.key(), event.position(), count);
        return new Place(event.topic(), partition);
    }

    private Received received(StoredEvent event, Place place) {
        var millis = event.at().toEpochMilli();
        var envelope =
                new Envelope(
                        store + ":" + event.position(),
                        event.context(),
                        event.type(),
                        event.correlation(),
                        event.causation(),
                        event.trace(),
                        millis,
                        store,
                        event.position(),
                        -1);
        return new Received(
                place.topic(),
                place.partition(),
                -1,
                event.key(),
                envelope,
                event.payload(),
                millis);
    }

    @Override
    public String where() {
        return "position " + read + " of " + last;
    }
}
