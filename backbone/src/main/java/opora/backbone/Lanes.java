package opora.backbone;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The lanes of all topics that a relay has met. A topic that Kafka does not show has a single lane
/// that stands still, so that it holds up nobody else.
final class Lanes {
    private final Wire wire;
    private final Map<Name, Long> acknowledged = new HashMap<>();
    private final Map<String, Lane[]> ofTopics = new HashMap<>();
    private final Map<String, CompletableFuture<Integer>> asked = new HashMap<>();
    private final Map<String, Throwable> reasons = new HashMap<>();
    private List<Lane> all = List.of();

    private record Name(String topic, int partition) {}

    Lanes(Wire wire) {
        this.wire = wire;
    }

    void load(Statement statement) throws SQLException {
        var sql = "select topic, partition, position from backbone.lanes";
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                acknowledged.put(new Name(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
    }

    List<Lane> all() {
        return all;
    }

    Lane[] of(String topic) {
        var known = ofTopics.get(topic);
        return known != null ? known : open(topic);
    }

    private Lane[] open(String topic) {
        try {
            return keep(topic, fresh(topic, wire.partitions(topic)));
        } catch (RuntimeException e) {
            reasons.put(topic, e);
            return keep(topic, new Lane[] {new Lane(topic, Lane.UNKNOWN, 0)});
        }
    }

    private Lane[] fresh(String topic, int partitions) {
        var opened = new Lane[partitions];
        for (int i = 0; i < opened.length; i++) {
            opened[i] = new Lane(topic, i, acknowledged.getOrDefault(new Name(topic, i), 0L));
        }
        return opened;
    }

    private Lane[] keep(String topic, Lane[] opened) {
        ofTopics.put(topic, opened);
        var kept = new ArrayList<Lane>();
        ofTopics.values().forEach(ofTopic -> kept.addAll(List.of(ofTopic)));
        all = List.copyOf(kept);
        return opened;
    }

    /// Why a topic's partitions are not known.
    @Nullable Throwable reason(String topic) {
        return reasons.get(topic);
    }

    /// Asks again for a topic's partitions, aside, since the answer can take its time; answers
    /// whether they are known now.
    boolean reopen(Lane unknown) {
        var topic = unknown.topic;
        var asking =
                asked.computeIfAbsent(
                        topic, name -> CompletableFuture.supplyAsync(() -> wire.partitions(name)));
        if (!asking.isDone()) {
            return false;
        }
        asked.remove(topic);
        try {
            var opened = fresh(topic, asking.join());
            for (var lane : opened) {
                lane.stopLike(unknown);
            }
            keep(topic, opened);
            return true;
        } catch (CompletionException e) {
            reasons.put(topic, e.getCause() == null ? e : e.getCause());
            return false;
        }
    }
}
