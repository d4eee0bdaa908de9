package opora.explorer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import opora.backbone.Backbone;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// What the broker says about topics and their readers. Asked at most once a second, however many
/// pages look at it; the sample before gives the rates.
@Component
class BrokerView implements DisposableBean {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int SECONDS = 5;

    private final Backbone backbone;
    private @Nullable Admin admin;
    private @Nullable Sample last;
    private @Nullable List<TopicRow> rows;

    BrokerView(Backbone backbone) {
        this.backbone = backbone;
    }

    /// @param committed by group
    record Sample(
            long atNanos,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            Map<String, Map<TopicPartition, Long>> committed) {}

    /// Throws [IllegalStateException] when the broker does not answer.
    synchronized List<TopicRow> topics() {
        var before = last;
        var known = rows;
        if (known != null && before != null && System.nanoTime() - before.atNanos() < FRESH_NANOS) {
            return known;
        }
        try {
            var now = sample(admin());
            known = rows(now, before);
            last = now;
            rows = known;
            return known;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Admin admin() {
        var open = admin;
        if (open == null) {
            open = Admin.create(backbone.client());
            admin = open;
        }
        return open;
    }

    private static Sample sample(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        var names = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
        var topics = admin.describeTopics(names).allTopicNames().get(SECONDS, TimeUnit.SECONDS);
        var earliest = new HashMap<TopicPartition, OffsetSpec>();
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        topics.forEach(
                (name, topic) ->
                        topic.partitions()
                                .forEach(
                                        p -> {
                                            var place = new TopicPartition(name, p.partition());
                                            earliest.put(place, OffsetSpec.earliest());
                                            latest.put(place, OffsetSpec.latest());
                                        }));
        return new Sample(
                System.nanoTime(),
                offsets(admin, earliest),
                offsets(admin, latest),
                committed(admin));
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Map<TopicPartition, OffsetSpec> wanted)
            throws ExecutionException, InterruptedException, TimeoutException {
        var offsets = new HashMap<TopicPartition, Long>();
        admin.listOffsets(wanted)
                .all()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach((place, found) -> offsets.put(place, found.offset()));
        return offsets;
    }

    private static Map<String, Map<TopicPartition, Long>> committed(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>();
        for (var group :
                admin.listGroups(ListGroupsOptions.forConsumerGroups())
                        .all()
                        .get(SECONDS, TimeUnit.SECONDS)) {
            specs.put(group.groupId(), new ListConsumerGroupOffsetsSpec());
        }
        var committed = new TreeMap<String, Map<TopicPartition, Long>>();
        admin.listConsumerGroupOffsets(specs)
                .all()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach(
                        (group, found) -> {
                            var offsets = new HashMap<TopicPartition, Long>();
                            found.forEach(
                                    (place, at) -> {
                                        if (at != null) {
                                            offsets.put(place, at.offset());
                                        }
                                    });
                            committed.put(group, offsets);
                        });
        return committed;
    }

    static List<TopicRow> rows(Sample now, @Nullable Sample before) {
        var topics = new TreeMap<String, List<TopicPartition>>();
        now.ends()
                .keySet()
                .forEach(
                        place ->
                                topics.computeIfAbsent(place.topic(), t -> new ArrayList<>())
                                        .add(place));
        var rows = new ArrayList<TopicRow>();
        topics.forEach(
                (name, places) -> {
                    if (!name.startsWith("__")) {
                        places.sort(Comparator.comparing(TopicPartition::partition));
                        rows.add(row(name, places, now, before));
                    }
                });
        return rows;
    }

    private static TopicRow row(
            String name, List<TopicPartition> places, Sample now, @Nullable Sample before) {
        var partitions =
                places.stream()
                        .map(
                                place ->
                                        new TopicRow.Partition(
                                                place.partition(),
                                                now.begins().getOrDefault(place, 0L),
                                                now.ends().getOrDefault(place, 0L)))
                        .toList();
        var groups = new ArrayList<TopicRow.Group>();
        now.committed()
                .forEach(
                        (group, offsets) -> {
                            if (places.stream().anyMatch(offsets::containsKey)) {
                                groups.add(new TopicRow.Group(group, lags(places, offsets, now)));
                            }
                        });
        return new TopicRow(
                name,
                partitions,
                partitions.stream().mapToLong(TopicRow.Partition::events).sum(),
                rate(places, now, before),
                groups);
    }

    private static List<Long> lags(
            List<TopicPartition> places, Map<TopicPartition, Long> offsets, Sample now) {
        return places.stream()
                .map(
                        place -> {
                            var offset = offsets.get(place);
                            return offset == null
                                    ? -1L
                                    : Math.max(0, now.ends().getOrDefault(place, 0L) - offset);
                        })
                .toList();
    }

    private static double rate(List<TopicPartition> places, Sample now, @Nullable Sample before) {
        if (before == null) {
            return -1;
        }
        var came =
                places.stream()
                        .mapToLong(
                                place ->
                                        now.ends().getOrDefault(place, 0L)
                                                - before.ends().getOrDefault(place, 0L))
                        .sum();
        return Math.max(0, came * 1e9 / (now.atNanos() - before.atNanos()));
    }

    @Override
    public synchronized void destroy() {
        var open = admin;
        if (open != null) {
            open.close(Duration.ofSeconds(1));
        }
    }
}
