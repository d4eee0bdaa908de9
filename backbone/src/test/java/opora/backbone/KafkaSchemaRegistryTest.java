package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaSchemaRegistryTest {
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String topic = "schemas-" + TOPICS.incrementAndGet();

    @Test
    void keepsWhatItLearned() {
        int id;
        try (var registry = registry()) {
            id = registry.register("paper", schema("ink"));
            assertThat(registry.register("paper", schema("ink"))).isEqualTo(id);
            assertThat(registry.register("card", schema("ink"))).isEqualTo(id);
        }
        try (var reopened = registry()) {
            assertThat(reopened.byId(id)).isEqualTo(schema("ink"));
            assertThat(reopened.book.versions("paper", false)).hasSize(1);
            assertThat(reopened.book.subjects(false)).containsExactly("card", "paper");
        }
    }

    @Test
    void anIdComesFromTheSchemaAndIsPositive() {
        try (var registry = registry()) {
            var id = registry.register("paper", schema("ink"));
            assertThat(id).isPositive().isEqualTo(SchemaBook.idOf(schema("ink").toString()));
        }
    }

    @Test
    void refusesWhatReadersCouldNotFollow() {
        try (var registry = registry()) {
            registry.register("paper", schema("ink"));
            assertThatThrownBy(() -> registry.register("paper", schema("pencil")))
                    .isInstanceOf(IncompatibleSchema.class)
                    .hasMessageContaining("paper: field 'pencil' is new and has no default");
            assertThat(registry.book.versions("paper", false)).hasSize(1);
        }
    }

    @Test
    void anotherProcessReadsAtOnceWhatThisOneRegistered() {
        try (var here = registry();
                var there = registry()) {
            for (var i = 0; i < 20; i++) {
                var id = here.register("paper-" + i, schema("ink" + i));
                assertThat(there.byId(id)).isEqualTo(schema("ink" + i));
            }
        }
    }

    @Test
    void anUnknownIdIsUnreadableAtOnce() {
        try (var registry = registry()) {
            var start = System.nanoTime();
            assertThatThrownBy(() -> registry.byId(12345))
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageContaining("12345");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.dividedBy(2));
        }
    }

    @Test
    void manyProcessesRegisterTheSameAtOnceAndAgree() throws Exception {
        var schemas = IntStream.range(0, 5).mapToObj(i -> growing(i)).toList();
        var ids = new ConcurrentLinkedQueue<List<Integer>>();
        together(
                4,
                registry -> {
                    ids.add(
                            schemas.stream()
                                    .map(each -> registry.register("shared", each))
                                    .toList());
                    return null;
                });
        assertThat(ids).hasSize(4).containsOnly(ids.peek());
        try (var registry = registry()) {
            assertThat(registry.book.versions("shared", false))
                    .extracting(SchemaBook.Version::version)
                    .containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void ofTwoThatCannotLiveTogetherExactlyOneIsTaken() throws Exception {
        var taken = new AtomicInteger();
        var refused = new AtomicInteger();
        together(
                4,
                registry -> {
                    try {
                        // each has a required field of its own: whoever comes second lacks the
                        // other's
                        registry.register(
                                "fight",
                                schema(
                                        "mine"
                                                + taken.hashCode()
                                                + Thread.currentThread().threadId()));
                        taken.incrementAndGet();
                    } catch (IncompatibleSchema e) {
                        refused.incrementAndGet();
                    }
                    return null;
                });
        assertThat(taken).hasValue(1);
        assertThat(refused).hasValue(3);
    }

    @Test
    void aLineThatSaysNothingDoesNoHarm() throws Exception {
        try (var registry = registry();
                var producer =
                        new KafkaProducer<>(
                                TestEngines.client(),
                                new StringSerializer(),
                                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "x", "not json")).get();
            producer.send(new ProducerRecord<>(topic, "x", null)).get();
            producer.send(
                            new ProducerRecord<>(
                                    topic, "x", "{\"change\":\"register\",\"subject\":\"x\"}"))
                    .get();
            var id = registry.register("paper", schema("ink"));
            try (var other = registry()) {
                assertThat(other.byId(id)).isEqualTo(schema("ink"));
            }
        }
    }

    @Test
    void saysWhenKafkaIsSilent() {
        assertThatThrownBy(
                        () ->
                                new KafkaSchemaRegistry(
                                        java.util.Map.of("bootstrap.servers", "127.0.0.1:1"),
                                        Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("opora.schemas");
    }

    private interface Work {
        Object with(KafkaSchemaRegistry registry);
    }

    private void together(int processes, Work work) throws Exception {
        var barrier = new CyclicBarrier(processes);
        try (var threads = Executors.newFixedThreadPool(processes)) {
            var all =
                    IntStream.range(0, processes)
                            .mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> {
                                                        try (var registry = registry()) {
                                                            barrier.await();
                                                            return work.with(registry);
                                                        }
                                                    }))
                            .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private KafkaSchemaRegistry registry() {
        return new KafkaSchemaRegistry(
                TestEngines.client(), LIMIT, new SchemaTopic.Place(topic, 1));
    }

    private static Schema schema(String field) {
        return SchemaBuilder.record("Page").fields().requiredString(field).endRecord();
    }

    private static Schema growing(int fields) {
        var record = SchemaBuilder.record("Page").fields();
        for (var i = 0; i < fields; i++) {
            record = record.optionalString("field" + i);
        }
        return record.endRecord();
    }
}
