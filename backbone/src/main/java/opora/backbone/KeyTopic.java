package opora.backbone;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the keys of persons, wrapped, from the database that made them to all others, and the
/// word that they are destroyed. It is no topic of events: an event could never be taken back from
/// the store, while here the last word on a key replaces all earlier ones.
final class KeyTopic implements AutoCloseable {
    static final String NAME = "person-keys";

    private static final Logger log = LoggerFactory.getLogger(KeyTopic.class);
    private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BATCH = 1_000;
    private static final long PAUSE_MILLIS = 500;
    private static final long LOOK_SECONDS = 10;
    private static final int LOOKS = 100;
    private static final long LOOK_MILLIS = 100;

    private final Database database;
    private final Map<String, Object> client;
    private final TopicSettings settings;
    private final Semaphore rung = new Semaphore(0);
    private final Thread reader =
            Thread.ofPlatform().daemon().name("keys-in").unstarted(this::follow);
    private final Thread teller =
            Thread.ofPlatform().daemon().name("keys-out").unstarted(this::tell);
    private volatile boolean closing;

    KeyTopic(Database database, Map<String, Object> client, TopicSettings settings) {
        this.database = database;
        this.client = client;
        this.settings = settings;
    }

    void start() {
        database.personKeys().onChange(rung::release);
        reader.start();
        teller.start();
    }

    /// Old words must be gone from the log soon after they were replaced, within a day at most.
    private void create(Admin admin) throws ExecutionException, InterruptedException {
        var configs =
                Map.of(
                        "cleanup.policy", "compact",
                        "min.insync.replicas", String.valueOf(settings.minInsyncReplicas()),
                        "segment.ms", String.valueOf(TimeUnit.HOURS.toMillis(1)),
                        "min.cleanable.dirty.ratio", "0.01",
                        "max.compaction.lag.ms", String.valueOf(TimeUnit.DAYS.toMillis(1)));
        var replicas = Optional.of((short) settings.replication());
        try {
            admin.createTopics(
                            List.of(new NewTopic(NAME, Optional.of(1), replicas).configs(configs)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private String topicId() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(client)) {
            var known = idOf(admin);
            if (known.isPresent()) {
                return known.get();
            }
            create(admin);
            for (int look = 0; look < LOOKS && !closing; look++) {
                var made = idOf(admin);
                if (made.isPresent()) {
                    return made.get();
                }
                Thread.sleep(LOOK_MILLIS); // brokers hear of a new topic one after the other
            }
            throw new IllegalStateException("the topic " + NAME + " does not come");
        }
    }

    private static Optional<String> idOf(Admin admin)
            throws ExecutionException, InterruptedException {
        try {
            var described = admin.describeTopics(List.of(NAME)).allTopicNames().get().get(NAME);
            return Optional.ofNullable(described)
                    .map(TopicDescription::topicId)
                    .map(Uuid::toString);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void follow() {
        while (!closing) {
            try {
                read();
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                return;
            } catch (ExecutionException | RuntimeException e) {
                pause(e);
            }
        }
    }

    private void read() throws ExecutionException, InterruptedException {
        var id = topicId();
        var next = database.transact("backbone", connection -> PersonKeyRows.next(connection, id));
        rung.release(); // what was never told, or only to a Kafka that is gone
        var config = new HashMap<>(client);
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("fetch.max.wait.ms", "5000"); // what comes is sent at once; this is for silence
        try (var kafka =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            kafka.assign(List.of(PARTITION));
            kafka.seek(PARTITION, next);
            while (!closing) {
                take(kafka.poll(POLL));
            }
        }
    }

    private void take(ConsumerRecords<String, String> records) {
        if (records.isEmpty()) {
            return;
        }
        var keys = database.personKeys();
        var erased = new ArrayList<String>();
        database.transact(
                "backbone",
                connection -> {
                    long next = 0;
                    for (var record : records) {
                        next = record.offset() + 1;
                        var word = record.value().split("\n", 2);
                        if (word[0].isEmpty()) {
                            PersonKeyRows.erase(connection, word[1]);
                            erased.add(word[1]);
                        } else {
                            var wrapped = Base64.getDecoder().decode(word[0]);
                            PersonKeyRows.take(connection, record.key(), word[1], wrapped);
                        }
                    }
                    PersonKeyRows.read(connection, next);
                    return next;
                });
        erased.forEach(keys::forget);
    }

    private void tell() {
        var config = new HashMap<>(client);
        config.put("acks", "all");
        config.put("linger.ms", "0");
        try (var kafka =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            while (!closing) {
                try {
                    if (rung.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                        rung.drainPermits();
                    }
                    while (!closing && tell(kafka)) {
                        // until nothing is left
                    }
                } catch (ExecutionException | SQLException | RuntimeException e) {
                    pause(e);
                }
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tell(KafkaProducer<String, String> kafka)
            throws SQLException, ExecutionException, InterruptedException {
        List<PersonKeyRows.Untold> untold;
        try (var connection = database.pool().getConnection()) {
            untold = PersonKeyRows.untold(connection, BATCH);
        }
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var key : untold) {
            sent.add(kafka.send(new ProducerRecord<>(NAME, 0, key.id(), word(key))));
        }
        for (var one : sent) {
            one.get();
        }
        if (!untold.isEmpty()) {
            database.transact(
                    "backbone",
                    connection -> {
                        PersonKeyRows.told(connection, untold);
                        return untold;
                    });
        }
        return untold.size() == BATCH;
    }

    private static String word(PersonKeyRows.Untold key) {
        var wrapped = key.wrapped();
        var first = wrapped == null ? "" : Base64.getEncoder().encodeToString(wrapped);
        return first + "\n" + key.person();
    }

    private void pause(Exception e) {
        if (!closing) {
            log.warn("the keys of persons travel later: {}", Failures.sentence(e));
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                closing = true;
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        rung.release();
        try {
            reader.join(1_000);
            teller.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
