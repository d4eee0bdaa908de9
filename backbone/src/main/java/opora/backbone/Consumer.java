package opora.backbone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import opora.backbone.Positions.Place;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a context's topics from Kafka to its handlers. All processes of a context form one group
/// and share the partitions; where to read on stands in the database, and Kafka's own offsets only
/// serve the tools that show lag.
final class Consumer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Consumer.class);
    private static final Duration FRESH = Duration.ofMillis(3);

    private final String context;
    private final Supplier<Set<String>> topics;
    private final Map<String, Object> client;
    private final ConsumerSettings settings;
    private final Consumption consumption;
    private final ConsumerMeters meters;
    private final StandingReport standing;
    private final Pace pace;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @org.jspecify.annotations.Nullable KafkaConsumer<String, byte[]> open;
    private int handovers;

    Consumer(
            String context,
            Supplier<Set<String>> topics,
            Map<String, Object> client,
            ConsumerSettings settings,
            Consumption consumption,
            ConsumerMeters meters) {
        this.context = context;
        this.topics = topics;
        this.client = client;
        this.settings = settings;
        this.consumption = consumption;
        this.meters = meters;
        this.standing = new StandingReport(consumption, meters);
        this.pace = new Pace(settings.gather(), settings.gatherLongest());
        this.thread = Thread.ofPlatform().name("consume-" + context).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closing) {
            try (var kafka = connect()) {
                open = kafka;
                var read = Set.<String>of();
                while (!closing) {
                    read = subscribe(kafka, read);
                    if (read.isEmpty()) {
                        pause(settings.poll().toMillis());
                    } else {
                        turn(kafka);
                    }
                }
            } catch (WakeupException | org.apache.kafka.common.errors.InterruptException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (!closing) {
                    log.warn("consumer of {} starts over: {}", context, Failures.sentence(e));
                    log.debug("consumer failure", e);
                    pause(settings.restart().toMillis());
                }
            } finally {
                consumption.revoke(List.copyOf(consumption.standing().keySet()));
            }
        }
    }

    /// What is to be read may change while it is read.
    private Set<String> subscribe(KafkaConsumer<String, byte[]> kafka, Set<String> read) {
        var wanted = topics.get();
        if (!wanted.equals(read)) {
            kafka.subscribe(wanted, new Assignments(kafka));
        }
        return wanted;
    }

    private KafkaConsumer<String, byte[]> connect() {
        var config =
                new HashMap<String, Object>(
                        Map.of(
                                "group.id", context,
                                "enable.auto.commit", "false",
                                "auto.offset.reset", "earliest",
                                "max.poll.records", String.valueOf(settings.batch()),
                                "partition.assignment.strategy",
                                        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
                                "session.timeout.ms", "6000",
                                "heartbeat.interval.ms", "1000"));
        config.putAll(client);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void turn(KafkaConsumer<String, byte[]> kafka) {
        try {
            var records = kafka.poll(consumption.patience(settings.poll()));
            if (!records.isEmpty()) {
                work(kafka, records);
            }
            consumption.retry();
            standing.report(kafka);
        } catch (Fenced e) {
            standAnew(kafka);
        } catch (RuntimeException e) {
            if (!DatabaseFailure.isPassing(e)) {
                throw e;
            }
            log.warn("{} waits for its database: {}", context, Failures.sentence(e));
            pause(settings.restart().toMillis());
            standAnew(kafka);
        }
    }

    /// Idle, it takes what comes at once. Busy, it asks again before it begins: what a poll answers
    /// was fetched while the last batch was handled, and more has come since.
    private void work(KafkaConsumer<String, byte[]> kafka, ConsumerRecords<String, byte[]> first) {
        var began = System.nanoTime();
        var polls = new ArrayList<>(List.of(first));
        if (pace.busy() && first.count() < settings.enough()) {
            polls.add(more(kafka));
        }
        consumption.process(Lot.of(polls));
        rest(began, polls.stream().mapToInt(ConsumerRecords::count).sum());
    }

    /// Where partitions change hands meanwhile, what was polled before may have been handled
    /// elsewhere.
    private ConsumerRecords<String, byte[]> more(KafkaConsumer<String, byte[]> kafka) {
        var before = handovers;
        var records = kafka.poll(FRESH);
        if (handovers != before) {
            throw new Fenced();
        }
        return records;
    }

    private void rest(long began, int count) {
        try {
            pace.rest(began, count >= settings.enough());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void standAnew(KafkaConsumer<String, byte[]> kafka) {
        var places = kafka.assignment();
        consumption.revoke(Place.of(places));
        while (!closing) {
            try {
                take(kafka, places);
                return;
            } catch (RuntimeException e) {
                if (!DatabaseFailure.isPassing(e)) {
                    throw e;
                }
                pause(settings.restart().toMillis());
            }
        }
    }

    private void take(KafkaConsumer<String, byte[]> kafka, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        var beginnings = new HashMap<Place, Long>();
        kafka.beginningOffsets(partitions)
                .forEach((partition, offset) -> beginnings.put(Place.of(partition), offset));
        consumption
                .assign(beginnings)
                .forEach(
                        (place, next) -> {
                            var beginning = beginnings.getOrDefault(place, 0L);
                            if (next < beginning) {
                                log.error(
                                        "{}-{}: events {} to {} were deleted before {} read them; replay them from their store",
                                        place.topic(),
                                        place.partition(),
                                        next,
                                        beginning - 1,
                                        context);
                            }
                            kafka.seek(place.inKafka(), from(place, next));
                        });
    }

    /// With the leader's epoch Kafka notices when its log was cut off before this offset, and goes
    /// on where it was cut.
    private OffsetAndMetadata from(Place place, long next) {
        var position = consumption.standing().get(place);
        var epoch = position == null || position.epoch() < 0 ? null : position.epoch();
        return new OffsetAndMetadata(next, Optional.ofNullable(epoch), "");
    }

    private final class Assignments implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> kafka;

        Assignments(KafkaConsumer<String, byte[]> kafka) {
            this.kafka = kafka;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            handovers++;
            take(kafka, partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            handovers++;
            consumption.revoke(Place.of(partitions));
            meters.handedOver(Place.of(partitions));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        var kafka = open;
        if (kafka != null) {
            kafka.wakeup();
        }
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
