package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a consumer takes and leaves, told record by record on a real database.
class ConsumptionTest {
    private static final String STORE = "0000000a";
    private static final String OTHER_STORE = "0000000b";

    @Topic("taken")
    public record Taken(@Key String key, int n) implements Numbered {}

    static class Reader {
        final Notebook notebook;
        RuntimeException failure;
        Error error;
        String failsOn = "";

        Reader(Notebook notebook) {
            this.notebook = notebook;
        }

        @Handles
        void on(Taken event) {
            notebook.write("reader", event);
            if (event.key().equals(failsOn) && failure != null) {
                throw failure;
            }
            if (event.key().equals(failsOn) && error != null) {
                throw error;
            }
        }
    }

    private final HikariDataSource pool = TestEngines.freshDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private EventTypes types;
    private Database database;
    private Reader reader;
    private RetryPolicy policy = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);

    @BeforeEach
    void layOut() {
        Tables.create(pool);
        types = new EventTypes(new MemoryRegistry());
        database = new Database(pool, new EventStore(types));
        reader = new Reader(new Notebook(database));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private Consumption consumption() {
        var handlers = Handlers.of(List.of(reader));
        types.declare(handlers.events());
        var own = new ConsumerMeters(meters, "reader");
        return new Consumption("reader", database, new Delivery(types, handlers, own), policy, own);
    }

    private Consumption standing(long beginning) {
        var consumption = consumption();
        consumption.assign(Map.of(new Positions.Place("taken", 0), beginning));
        return consumption;
    }

    private Received record(long offset, String store, long position, long prev, Taken event) {
        var name = types.of(Taken.class).name();
        var id = store == null ? "stranger-" + position : store + ":" + position;
        var chained = store == null ? -1 : position;
        var envelope = new Envelope(id, "shop", name, "c", null, null, 1, store, chained, prev);
        return new Received("taken", 0, offset, event.key(), envelope, types.write(event), 1);
    }

    private Received record(long offset, long position, long prev) {
        return record(offset, STORE, position, prev, new Taken("a", (int) position));
    }

    private static Lot lot(Received... records) {
        return new Lot("taken", 0, List.of(records), records[records.length - 1].offset() + 1);
    }

    private List<Integer> effects() {
        return reader.notebook.of("reader").getOrDefault("a", List.of());
    }

    @Test
    void takesWhatContinuesAndLeavesWhatItHasSeen() {
        var consumption = standing(0);
        consumption.process(List.of(lot(record(0, 2, 0), record(1, 5, 2), record(2, 2, 0))));
        consumption.process(List.of(lot(record(3, 5, 2), record(4, 9, 5))));
        assertThat(effects()).containsExactly(2, 5, 9);
        assertThat(meters.counter("opora.consumer.duplicates", "context", "reader").count())
                .isEqualTo(2);
    }

    @Test
    void leavesWhatLiesBeyondAHoleUntilTheHoleIsFilled() {
        var consumption = standing(0);
        consumption.process(List.of(lot(record(0, 2, 0), record(1, 9, 5), record(2, 12, 9))));
        assertThat(effects()).containsExactly(2);
        consumption.process(List.of(lot(record(3, 5, 2), record(4, 9, 5), record(5, 12, 9))));
        assertThat(effects()).containsExactly(2, 5, 9, 12);
    }

    @Test
    void noticesAHoleBeforeTheVeryFirstEventOfAStore() {
        var consumption = standing(0);
        consumption.process(List.of(lot(record(0, 5, 2))));
        assertThat(effects()).isEmpty();
        consumption.process(List.of(lot(record(1, 2, 0), record(2, 5, 2))));
        assertThat(effects()).containsExactly(2, 5);
    }

    @Test
    void beginsWhereTheLogBeginsWhenItsFirstEventsAreGone() {
        var consumption = standing(70);
        consumption.process(List.of(lot(record(70, 50, 48), record(71, 53, 50))));
        assertThat(effects()).containsExactly(50, 53);
    }

    @Test
    void goesOnBehindEventsThatTheLogHasLost() {
        var consumption = standing(0);
        consumption.process(List.of(lot(record(0, 2, 0))));
        consumption.process(List.of(lot(record(40, 50, 48), record(41, 60, 55))));
        assertThat(effects()).as("a gap of the log, then a hole").containsExactly(2, 50);
        consumption.process(List.of(lot(record(42, 55, 50), record(43, 60, 55))));
        assertThat(effects()).containsExactly(2, 50, 55, 60);
    }

    @Test
    void remembersAcrossARestartThatTheLogHasLostEvents() {
        var other = new Taken("b", 1);
        standing(0)
                .process(
                        List.of(
                                lot(
                                        record(0, 2, 0),
                                        record(1, OTHER_STORE, 3, 0, other),
                                        record(40, OTHER_STORE, 8, 7, other))));
        standing(0).process(List.of(lot(record(41, 50, 48))));
        assertThat(effects()).containsExactly(2, 50);
    }

    @Test
    void readsOnThroughACompactedLogWhereverABatchIsCut() {
        var consumption = standing(0);
        reader.failure = new IllegalStateException("poison");
        reader.failsOn = "poison";
        var records = new ArrayList<Received>();
        for (int i = 1; i <= 8; i++) {
            records.add(record(i * 10L, i * 10, i * 10 - 5));
        }
        records.add(4, record(41, STORE, 41, 40, new Taken("poison", 1)));
        consumption.process(List.of(lot(records.toArray(Received[]::new))));
        assertThat(effects()).containsExactly(10, 20, 30, 40, 50, 60, 70, 80);
    }

    @Test
    void isFencedByWhoeverHasTakenOver() {
        var first = standing(0);
        var second = standing(0);
        first.process(List.of(lot(record(0, 2, 0))));
        assertThatThrownBy(() -> second.process(List.of(lot(record(0, 2, 0)))))
                .isInstanceOf(Fenced.class);
        assertThat(effects()).containsExactly(2);
    }

    @Test
    void takesAStrangersIdOnceWhateverDayItComesAgain() {
        var consumption = standing(0);
        var stranger = record(0, null, 7, -1, new Taken("a", 7));
        consumption.process(List.of(lot(stranger, record(1, null, 7, -1, new Taken("a", 7)))));
        reader.notebook.sql("update backbone.inbox set day = day - 3");
        consumption.process(List.of(lot(record(2, null, 7, -1, new Taken("a", 7)))));
        consumption.process(List.of(lot(record(3, null, 8, -1, new Taken("a", 8)))));
        assertThat(effects()).containsExactly(7, 8);
    }

    @Test
    void parksWhatNoIndexAndNoTextCanHold() {
        var consumption = standing(0);
        reader.failure = new IllegalStateException("not \0 legible");
        for (var key : List.of("k".repeat(100_000), "zero\0zero")) {
            reader.failsOn = key.replace('\0', '\ufffd');
            var raw = record(0, null, key.length(), -1, new Taken(reader.failsOn, 1));
            var named =
                    new Received(
                            "taken",
                            0,
                            consumption.standing().values().iterator().next().next(),
                            raw.key(),
                            raw.envelope(),
                            raw.payload(),
                            1);
            consumption.process(List.of(lot(named)));
        }
        var heads = new DeadLetters(database).heads(10);
        assertThat(heads).hasSize(2);
        assertThat(heads.getFirst().cause()).isEqualTo("IllegalStateException: not \ufffd legible");
        reader.failure = null;
        for (var letter : heads) {
            assertThat(new DeadLetters(database).retry(letter.id(), "test")).isTrue();
        }
        retryAll(consumption);
        assertThat(reader.notebook.count("reader")).isEqualTo(2);
    }

    private static void retryAll(Consumption consumption) {
        for (int i = 0; i < 200; i++) {
            if (!consumption.retry()) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anErrorParksTheEventToo() {
        var consumption = standing(0);
        reader.error = new StackOverflowError();
        reader.failsOn = "a";
        consumption.process(List.of(lot(record(0, 2, 0))));
        assertThat(new DeadLetters(database).counts().keys()).isEqualTo(1);
    }

    @Test
    void withoutFurtherTriesAnEventIsDeadAtOnce() {
        policy = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
        var consumption = standing(0);
        reader.failure = new IllegalStateException("no");
        reader.failsOn = "a";
        consumption.process(List.of(lot(record(0, 2, 0))));
        assertThat(new DeadLetters(database).counts()).isEqualTo(new DeadLetters.Counts(1, 1));
        assertThat(meters.counter("opora.consumer.retries", "context", "reader").count()).isZero();
    }

    @Test
    void anEditDuringATryIsNeitherLostNorBlamedForTheFailure() {
        var consumption = standing(0);
        reader.failure = new IllegalStateException("no");
        reader.failsOn = "a";
        consumption.process(List.of(lot(record(0, 2, 0))));
        var letters = new DeadLetters(database);
        var letter = letters.heads(1).getFirst();
        var parked = new Parked("reader");
        var place = new Positions.Place("taken", 0);
        var seen = database.transact("reader", c -> parked.due(c, List.of(place), 10)).getFirst();

        letters.edit(letter.id(), "{\"key\": \"a\", \"n\": 77}", "test");
        boolean blamed =
                database.transact("reader", c -> parked.failed(c, seen, reader.failure, null));
        boolean taken = database.transact("reader", c -> parked.take(c, seen));
        assertThat(blamed).isFalse();
        assertThat(taken).isFalse();

        reader.failure = null;
        retryAll(consumption);
        assertThat(effects()).containsExactly(77);
    }

    @Test
    void waitersOfOtherPlacesDoNotStandInTheWay() {
        reader.failure = new IllegalStateException("no");
        reader.failsOn = "a";
        standing(0).process(List.of(lot(record(0, 2, 0))));
        reader.notebook.sql(
                """
                insert into backbone.parked (consumer, topic, partition, line, event_offset, event_id, context, type, key,
                    at, correlation, payload, state, next_at)
                select consumer, 'gone', 0, 'k' || i, 0, 'x', context, type, 'k' || i, at, '', payload, 'retrying',
                    now() - interval '1 day'
                from backbone.parked, generate_series(1, 60) i
                """);
        reader.failure = null;
        retryAll(standing(0));
        assertThat(effects()).containsExactly(2);
    }

    @Test
    void whileADeadKeyWaitsItRestsBetweenLooks() {
        policy = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
        var consumption = standing(0);
        reader.failure = new IllegalStateException("no");
        reader.failsOn = "a";
        consumption.process(List.of(lot(record(0, 2, 0))));
        consumption.retry();
        assertThat(consumption.patience(Duration.ofSeconds(5)))
                .isGreaterThan(Duration.ofMillis(500));
    }
}
