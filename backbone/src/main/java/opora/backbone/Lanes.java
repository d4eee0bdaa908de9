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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lanes of all topics that a relay has met. A topic that Kafka does not show has a single lane
/// that stands still, so that it holds up nobody else.
final class Lanes {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private final Wire wire;
    private final Map<Name, Wire.Kept> acknowledged = new HashMap<>();
    private final Map<String, Lane[]> ofTopics = new HashMap<>();
    private final Map<String, CompletableFuture<Integer>> asked = new HashMap<>();
    private final Map<String, Throwable> reasons = new HashMap<>();
    private List<Lane> all = List.of();

    private record Name(String topic, int partition) {}

    Lanes(Wire wire) {
        this.wire = wire;
    }

    void load(Statement statement) throws SQLException {
        var sql = "select topic, partition, position, at_offset from backbone.lanes";
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var kept =
                        new Wire.Kept(
                                rows.getString(1),
                                rows.getInt(2),
                                rows.getLong(3),
                                rows.getLong(4));
                acknowledged.put(new Name(kept.topic(), kept.partition()), kept);
            }
        }
    }

    /// Sets lanes back to what Kafka still has, and answers the position behind which everything is
    /// to be looked at again.
    long remember(long read) {
        var from = read;
        for (var kept : wire.forgotten(List.copyOf(acknowledged.values()))) {
            log.error(
                    "Kafka has lost what {}-{} had after position {}; it is sent again",
                    kept.topic(),
                    kept.partition(),
                    kept.position());
            acknowledged.put(new Name(kept.topic(), kept.partition()), kept);
            from = Math.min(from, kept.position());
        }
        return from;
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
            var kept = acknowledged.get(new Name(topic, i));
            opened[i] = new Lane(topic, i, kept == null ? 0 : kept.position());
            opened[i].acknowledgedOffset = kept == null ? -1 : kept.offset();
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
