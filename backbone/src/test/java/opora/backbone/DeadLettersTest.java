package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// One key of a thousand is poisoned: the others flow on, and whatever an operator does, the events
/// of the key run in their order and once.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadLettersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEYS = 1_000;

    @Topic("letters.sent")
    public record Sent(@Key String key, int n) implements Numbered {}

    /// Fails for the keys and numbers in `poison`, such as "k7#1".
    record Reader(Notebook notebook, Set<String> poison) {
        @Handles
        void on(Sent event) {
            notebook.write("reader", event);
            if (poison.contains(event.key() + "#" + event.n())) {
                throw new IllegalStateException("poison " + event.key());
            }
        }
    }

    private static final Set<String> POISON = ConcurrentHashMap.newKeySet();
    private static HikariDataSource pool;
    private static Backbone backbone;
    private static Notebook notebook;
    private static int number;

    @BeforeAll
    static void start() {
        pool = TestEngines.freshDatabase();
        begin();
    }

    private static void begin() {
        backbone = TestEngines.backbone(pool, TestEngines.quick());
        notebook = new Notebook(backbone.database());
        backbone.context("letters-reader", List.of(new Reader(notebook, POISON)));
        backbone.start();
    }

    @AfterAll
    static void stop() {
        backbone.close();
        pool.close();
    }

    private static void publish(Sent... events) {
        backbone.database()
                .transact(
                        "writer",
                        connection -> {
                            for (var event : events) {
                                backbone.database().publish(Outgoing.begins(event, event.key()));
                            }
                            return events;
                        });
    }

    private static DeadLetters letters() {
        return backbone.deadLetters();
    }

    private static DeadLetters.Letter awaitDead(String key) throws Exception {
        Eventually.holds(
                PATIENCE,
                () ->
                        assertThat(letters().heads(100))
                                .anyMatch(
                                        letter ->
                                                key.equals(letter.key())
                                                        && letter.state().equals("dead")));
        return letters().heads(100).stream()
                .filter(letter -> key.equals(letter.key()))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitNumbers(String key, Integer... numbers) throws Exception {
        Eventually.holds(
                PATIENCE,
                () -> assertThat(notebook.of("reader").get(key)).containsExactly(numbers));
    }

    @Test
    @Order(1)
    void theOthersFlowOnWhileOneKeyWaits() throws Exception {
        POISON.add("k7#1");
        for (int round = 1; round <= 3; round++) {
            var events = new Sent[KEYS];
            for (int key = 0; key < KEYS; key++) {
                events[key] = new Sent("k" + key, round);
            }
            publish(events);
        }
        Eventually.holds(
                PATIENCE, () -> assertThat(notebook.count("reader")).isEqualTo(3 * (KEYS - 1)));
        assertThat(notebook.of("reader")).doesNotContainKey("k7").hasSize(KEYS - 1);
        assertThat(notebook.of("reader").values())
                .allSatisfy(numbers -> assertThat(numbers).containsExactly(1, 2, 3));
        var letter = awaitDead("k7");
        assertThat(letter.behind()).isEqualTo(2);
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.cause()).isEqualTo("IllegalStateException: poison k7");
        assertThat(letter.consumer()).isEqualTo("letters-reader");
        assertThat(letters().counts()).isEqualTo(new DeadLetters.Counts(1, 1));
        assertThat(letters().line(letter.id()))
                .extracting(DeadLetters.Letter::state)
                .containsExactly("dead", "waiting", "waiting");
    }

    @Test
    @Order(2)
    void aCopyOfTheDeadGoesToATopicForOutsideTools() throws Exception {
        var letter = awaitDead("k7");
        var config = new HashMap<>(TestEngines.client());
        try (var kafka =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition("letters.sent.dlq", 0);
            kafka.assign(List.of(partition));
            kafka.seekToBeginning(List.of(partition));
            var records = kafka.poll(PATIENCE);
            assertThat(records.count()).isEqualTo(1);
            var copy = records.iterator().next();
            assertThat(copy.key()).isEqualTo("k7");
            assertThat(copy.value()).isEqualTo(letter.payload());
            var envelope = Headers.read(copy.headers());
            assertThat(envelope.causation()).isEqualTo(letter.eventId());
            assertThat(envelope.correlation()).isEqualTo("k7");
        }
    }

    @Test
    @Order(3)
    void theKeyStillWaitsAfterARestartAndLaterEventsQueueUp() throws Exception {
        backbone.close();
        begin();
        publish(new Sent("k7", 4), new Sent("k8", 4));
        awaitNumbers("k8", 1, 2, 3, 4);
        Eventually.holds(PATIENCE, () -> assertThat(awaitDead("k7").behind()).isEqualTo(3));
        assertThat(notebook.of("reader")).doesNotContainKey("k7");
    }

    @Test
    @Order(4)
    void aRebalanceTakesTheLinesAlong() throws Exception {
        try (var second = TestEngines.backbone(pool, TestEngines.quick())) {
            second.context("letters-reader", List.of(new Reader(notebook, POISON)));
            second.start();
            backbone.close();
            backbone = second;
            publish(new Sent("k7", 5), new Sent("k9", 4));
            awaitNumbers("k9", 1, 2, 3, 4);
            assertThat(notebook.of("reader")).doesNotContainKey("k7");
            assertThat(awaitDead("k7").behind()).isEqualTo(4);
        } finally {
            begin();
        }
    }

    @Test
    @Order(5)
    void triedAgainInVainItIsDeadAgainAndTriedAgainInOrderItFlows() throws Exception {
        var letter = awaitDead("k7");
        assertThat(letters().retry(letter.id(), "ann")).isTrue();
        Eventually.holds(
                PATIENCE,
                () -> {
                    var again = letters().find(letter.id()).orElseThrow();
                    assertThat(again.state() + again.attempts()).isEqualTo("dead3");
                });
        POISON.clear();
        assertThat(letters().retry(letter.id(), "ann")).isTrue();
        awaitNumbers("k7", 1, 2, 3, 4, 5);
        publish(new Sent("k7", 6));
        awaitNumbers("k7", 1, 2, 3, 4, 5, 6);
        assertThat(letters().counts()).isEqualTo(new DeadLetters.Counts(0, 0));
    }

    @Test
    @Order(6)
    void editedAndTriedAgainItRunsAsEdited() throws Exception {
        POISON.add("edit#1");
        publish(new Sent("edit", 1), new Sent("edit", 2));
        var letter = awaitDead("edit");
        assertThatThrownBy(() -> letters().edit(letter.id(), "{\"key\": \"edit\"}", "ann"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/n must be a whole number");
        assertThat(letters().edit(letter.id(), "{\"key\": \"edit\", \"n\": 100}", "ann")).isTrue();
        awaitNumbers("edit", 100, 2);
    }

    @Test
    @Order(7)
    void thrownAwayItsFollowersGoOn() throws Exception {
        POISON.add("away#1");
        publish(new Sent("away", 1), new Sent("away", 2), new Sent("away", 3));
        var letter = awaitDead("away");
        Eventually.holds(PATIENCE, () -> assertThat(awaitDead("away").behind()).isEqualTo(2));
        var follower = letters().line(letter.id()).get(1);
        assertThat(letters().retry(follower.id(), "ann")).as("no overtaking").isFalse();
        assertThat(letters().discard(follower.id(), "no", "ann")).as("no overtaking").isFalse();
        assertThatThrownBy(() -> letters().discard(letter.id(), " ", "ann"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(letters().discard(letter.id(), "was a test", "ann")).isTrue();
        assertThat(letters().discard(letter.id(), "was a test", "ann")).as("gone").isFalse();
        awaitNumbers("away", 2, 3);
        assertThat(letters().interventions(1))
                .singleElement()
                .matches(did -> did.verb().equals("discard") && did.who().equals("ann"));
    }

    @Test
    @Order(8)
    void allOfOneCauseAreTriedAgainTogether() throws Exception {
        for (int i = 0; i < 5; i++) {
            POISON.add("all" + i + "#1");
            publish(new Sent("all" + i, 1), new Sent("all" + i, 2));
        }
        for (int i = 0; i < 5; i++) {
            awaitDead("all" + i);
        }
        POISON.clear();
        assertThat(letters().retryAll("SomethingElse", "ann")).isZero();
        assertThat(letters().retryAll("IllegalStateException: poison all", "ann")).isEqualTo(5);
        for (int i = 0; i < 5; i++) {
            awaitNumbers("all" + i, 1, 2);
        }
        assertThat(letters().counts()).isEqualTo(new DeadLetters.Counts(0, 0));
    }
}
