package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A journey of several bookings: each can be taken back, and the last taken is the first undone.
class SagaTest {
    @Topic("journey.wanted")
    public record Wanted(@Key String journey) {}

    @Topic("journey.booked")
    public record Booked(@Key String journey, String what) {}

    @Topic("journey.failed")
    public record Failed(@Key String journey) {}

    @Topic("journey.arrived")
    public record Arrived(@Key String journey) {}

    @Topic("journey.asked")
    public record Asked(@Key String journey, String what) {}

    @Topic("journey.cancelled")
    public record Cancelled(@Key String journey, String what) {}

    public record Journey(int booked) {}

    static class Booking extends Saga<Journey> {
        final List<String> decisions = new ArrayList<>();
        volatile Runnable whileDeciding = () -> {};

        Booking() {
            super("booking");
        }

        @Handles
        Step<Journey> on(@Nullable Journey journey, Wanted event) {
            whileDeciding.run();
            if (journey != null) {
                return Step.stay();
            }
            return Step.to(new Journey(0))
                    .publish(new Asked(event.journey(), "train"))
                    .within(Duration.ofMinutes(1), "answer");
        }

        @Handles
        Step<Journey> on(@Nullable Journey journey, Booked event) {
            if (journey == null) {
                return Step.<Journey>stay().publish(new Cancelled(event.journey(), event.what()));
            }
            return Step.to(new Journey(journey.booked() + 1))
                    .undoneBy(new Cancelled(event.journey(), event.what()))
                    .within(Duration.ofMinutes(1), "answer");
        }

        @Handles
        Step<Journey> on(@Nullable Journey journey, Failed event) {
            return journey == null ? Step.stay() : Step.<Journey>end().compensate();
        }

        @Handles
        Step<Journey> on(@Nullable Journey journey, Arrived event) {
            return journey == null ? Step.stay() : Step.end();
        }

        @Override
        protected Step<Journey> timedOut(Journey journey, String timer) {
            decisions.add(timer);
            return Step.<Journey>end().compensate();
        }
    }

    private static HikariDataSource pool;
    private final Booking booking = new Booking();
    private Database database;
    private Delivery delivery;
    private Clockwork clockwork;
    private long told;

    @BeforeAll
    static void open() {
        pool = TestEngines.freshDatabase();
        Tables.create(pool);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void begin() {
        var types = new EventTypes(new MemoryRegistry());
        database = new Database(pool, new EventStore(types));
        sql(
                """
                truncate backbone.events, backbone.sagas, backbone.timers, backbone.undos
                """);
        booking.join("travel", database);
        var handlers = Handlers.of(List.of(booking));
        types.declare(handlers.events());
        delivery =
                new Delivery(types, handlers, new ConsumerMeters(new SimpleMeterRegistry(), "t"));
        clockwork = process();
    }

    private Clockwork process() {
        return new Clockwork("travel", database, Map.of("booking", booking), Duration.ofHours(1));
    }

    private int sql(String sql) {
        return database.transact(
                "test",
                connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                });
    }

    private long count(String table) {
        return database.transact(
                "test",
                connection -> {
                    try (var rows =
                            connection
                                    .createStatement()
                                    .executeQuery("select count(*) from backbone." + table)) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    private void arrive(Object... events) {
        var batch = new ArrayList<Received>();
        for (var event : events) {
            var type = database.store().types().of(event.getClass());
            var id = "told-" + ++told;
            var envelope = new Envelope(id, "t", type.name(), "flow", null, null, 1, null, -1, -1);
            var payload = database.store().types().write(event);
            batch.add(new Received("journey", 0, told, type.keyOf(event), envelope, payload, 1));
        }
        database.transact(
                "travel",
                connection -> {
                    delivery.deliver(Transaction.current(), batch);
                    return batch;
                });
    }

    private List<String> published() throws Exception {
        try (var connection = pool.getConnection()) {
            var texts = new ArrayList<String>();
            for (var event : EventStore.read(connection, 0, Long.MAX_VALUE, 100_000)) {
                var type = database.store().types().named(event.type());
                switch (database.store().types().read(type, event.payload())) {
                    case Asked asked -> texts.add("asked " + asked.what());
                    case Cancelled cancelled -> texts.add("cancelled " + cancelled.what());
                    case Object other -> texts.add(other.toString());
                }
            }
            return texts;
        }
    }

    @Test
    void takesBackTheLastFirstAcrossBatches() throws Exception {
        arrive(new Wanted("j"), new Booked("j", "train"));
        arrive(new Booked("j", "hotel"));
        arrive(new Booked("j", "boat"), new Booked("j", "museum"), new Failed("j"));
        assertThat(published())
                .containsExactly(
                        "asked train",
                        "cancelled museum",
                        "cancelled boat",
                        "cancelled hotel",
                        "cancelled train");
        assertThat(count("sagas") + count("timers") + count("undos")).isZero();
    }

    @Test
    void anAnswerThatComesTooLateIsTakenBackAtOnce() throws Exception {
        arrive(new Wanted("j"), new Failed("j"));
        arrive(new Booked("j", "train"));
        assertThat(published()).containsExactly("asked train", "cancelled train");
    }

    @Test
    void anInstanceThatBeginsAndEndsInOneBatchLeavesNothingToItsNamesake() throws Exception {
        arrive(new Wanted("j"), new Booked("j", "old"), new Arrived("j"));
        assertThat(count("undos")).isZero();
        arrive(new Wanted("j"), new Failed("j"));
        assertThat(published()).containsExactly("asked train", "asked train");
    }

    @Test
    void anInstanceThatBeginsAnewInTheBatchOfItsEndOwesNothingOld() throws Exception {
        arrive(new Wanted("j"), new Booked("j", "old"));
        arrive(new Arrived("j"), new Wanted("j"), new Booked("j", "new"));
        arrive(new Failed("j"));
        assertThat(published()).containsExactly("asked train", "asked train", "cancelled new");
    }

    @Test
    void timesOutOnceThoughTwoProcessesRing() throws Exception {
        for (int i = 0; i < 40; i++) {
            arrive(new Wanted("j" + i), new Booked("j" + i, "train"));
        }
        Timers.hasten(database, "travel", Duration.ofMinutes(2));
        var together = new CountDownLatch(2);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                both.submit(
                        () -> {
                            var process = process();
                            together.countDown();
                            together.await();
                            return process.ring();
                        });
            }
        }
        assertThat(published()).filteredOn("cancelled train"::equals).hasSize(40);
        assertThat(count("sagas") + count("timers") + count("undos")).isZero();
    }

    @Test
    void progressBeforeTheTimeIsUpCancelsTheTimer() {
        arrive(new Wanted("j"));
        Timers.hasten(database, "travel", Duration.ofSeconds(59));
        arrive(new Booked("j", "train"));
        Timers.hasten(database, "travel", Duration.ofSeconds(59));
        clockwork.ring();
        assertThat(booking.decisions).isEmpty();
        Timers.hasten(database, "travel", Duration.ofSeconds(2));
        clockwork.ring();
        assertThat(booking.decisions).containsExactly("answer");
    }

    @Test
    void aTimerWhoseSagaIsGoneIsGoneAfterOneLook() {
        arrive(new Wanted("j"));
        sql("delete from backbone.sagas");
        Timers.hasten(database, "travel", Duration.ofMinutes(2));
        assertThat(clockwork.ring()).isEqualTo(1);
        assertThat(clockwork.ring()).isZero();
        assertThat(booking.decisions).isEmpty();
    }

    @Test
    void aTimerThatFailsStandsInNobodysWay() {
        arrive(new Wanted("broken"), new Wanted("j"));
        sql("update backbone.sagas set state = 'nonsense' where key = 'broken'");
        Timers.hasten(database, "travel", Duration.ofMinutes(2));
        clockwork.ring();
        assertThat(booking.decisions).containsExactly("answer");
        assertThat(clockwork.ring()).isZero();
        assertThat(count("timers")).isEqualTo(1);
    }

    /// Both see that nothing has begun; the second to write must decide again.
    @Test
    void twoProcessesThatBeginTheSameInstanceDoNotOverwriteEachOther() throws Exception {
        var together = new CountDownLatch(2);
        booking.whileDeciding =
                () -> {
                    together.countDown();
                    try {
                        together.await(5, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        var failures = new ArrayList<Throwable>();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                both.submit(
                        () -> {
                            try {
                                arrive(new Wanted("j"));
                            } catch (RuntimeException e) {
                                synchronized (failures) {
                                    failures.add(e);
                                }
                            }
                        });
            }
        }
        assertThat(failures).singleElement().matches(DatabaseFailure::isPassing);
        arrive(new Wanted("j"));
        assertThat(published()).containsExactly("asked train");
    }

    /// Whatever arrives, in whatever batches: undone is exactly what was booked, the last first.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheScheduleEveryBookingIsUndoneOrKept(long seed) throws Exception {
        var random = new Random(seed);
        var expected = new ArrayList<String>();
        var running = new HashMap<String, Deque<String>>();
        var batch = new ArrayList<Object>();
        for (int i = 0; i < 150; i++) {
            var key = "j" + random.nextInt(4);
            var owed = running.get(key);
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    batch.add(new Wanted(key));
                    if (owed == null) {
                        running.put(key, new ArrayDeque<>());
                        expected.add("asked train");
                    }
                }
                case 2, 3, 4, 5 -> {
                    var what = key + "#" + i;
                    batch.add(new Booked(key, what));
                    if (owed == null) {
                        expected.add("cancelled " + what);
                    } else {
                        owed.push(what);
                    }
                }
                case 6 -> {
                    batch.add(new Failed(key));
                    if (owed != null) {
                        owed.forEach(what -> expected.add("cancelled " + what));
                        running.remove(key);
                    }
                }
                default -> {
                    batch.add(new Arrived(key));
                    running.remove(key);
                }
            }
            if (random.nextInt(5) == 0) {
                arrive(batch.toArray());
                batch.clear();
            }
        }
        arrive(batch.toArray());
        var published = published();
        for (int i = 0; i < 4; i++) {
            var key = "j" + i;
            assertThat(published.stream().filter(text -> text.contains(key + "#")))
                    .as("seed %d, journey %s", seed, key)
                    .containsExactlyElementsOf(
                            expected.stream().filter(text -> text.contains(key + "#")).toList());
        }
        assertThat(published).hasSameSizeAs(expected);
        assertThat(count("sagas")).isEqualTo(running.size());
        assertThat(count("timers")).isEqualTo(running.size());
    }
}
