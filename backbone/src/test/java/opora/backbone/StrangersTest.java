package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Other producers write to our topics, well or badly.
class StrangersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Topic(value = "strangers.met", partitions = 1)
    public record Met(@Key String key, @Default("7") int n) implements Numbered {}

    record Reader(Notebook notebook, String name) {
        @Handles
        void on(Met event) {
            notebook.write(name, event);
        }
    }

    private final HikariDataSource pool = TestEngines.freshDatabase();
    private final Backbone backbone = TestEngines.backbone(pool, TestEngines.quick());
    private final KafkaProducer<String, byte[]> stranger =
            new KafkaProducer<>(
                    TestEngines.client(), new StringSerializer(), new ByteArraySerializer());
    private Notebook notebook;

    @BeforeEach
    void start() {
        notebook = new Notebook(backbone.database());
        // a group and a database of its own, so every test reads the topic from its beginning
        backbone.context("reader-" + UUID.randomUUID(), List.of(new Reader(notebook, "reader")));
        backbone.start();
    }

    @AfterEach
    void stop() {
        stranger.close();
        backbone.close();
        pool.close();
    }

    private void send(String key, byte[] value, Map<String, String> headers) {
        var record = new ProducerRecord<>("strangers.met", key, value);
        headers.forEach(
                (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        stranger.send(record);
    }

    private byte[] framed(Met event) {
        return backbone.types().write(event);
    }

    private void awaitNumbers(String key, Integer... numbers) throws Exception {
        Eventually.holds(
                PATIENCE,
                () -> assertThat(notebook.of("reader").get(key)).containsExactly(numbers));
    }

    @Test
    void theSameIdTakesEffectOnceAndWithoutAnIdEveryRecordDoes() throws Exception {
        var key = "twice" + UUID.randomUUID();
        var id = Map.of("ce_id", UUID.randomUUID().toString());
        var odd = Map.of("ce_id", "order 7, again", "ce_source", "shop");
        send(key, framed(new Met(key, 1)), id);
        send(key, framed(new Met(key, 1)), id);
        send(key, framed(new Met(key, 2)), odd);
        send(key, framed(new Met(key, 2)), odd);
        send(key, framed(new Met(key, 3)), Map.of());
        send(key, framed(new Met(key, 3)), Map.of());
        send(key, framed(new Met(key, 1)), id);
        send(key, framed(new Met(key, 4)), Map.of());
        awaitNumbers(key, 1, 2, 3, 3, 4);
    }

    @Test
    void tombstonesGarbageAndUnknownTypesHoldUpOnlyThemselves() throws Exception {
        var key = "fine" + UUID.randomUUID();
        var broken = "broken" + UUID.randomUUID();
        send(broken, null, Map.of());
        send(broken, framed(new Met(broken, 1)), Map.of());
        send(null, "no avro at all".getBytes(StandardCharsets.UTF_8), Map.of());
        send(null, new byte[] {0, 0, 0, 0, 0}, Map.of("ce_time", "yesterday", "ce_prev", "x"));
        send(null, null, Map.of("ce_type", "com.example.Unheard"));
        send("zero\0key" + key, new byte[] {1}, Map.of("ce_id", "a\0b", "ce_type", "opora\0"));
        send("k".repeat(5_000) + key, new byte[] {1}, Map.of());
        send(key, framed(new Met(key, 1)), Map.of());
        awaitNumbers(key, 1);
        var heads = backbone.deadLetters().heads(100);
        assertThat(heads)
                .filteredOn(letter -> broken.equals(letter.key()))
                .singleElement()
                .matches(letter -> letter.cause().startsWith("UnreadableEvent"));
        assertThat(notebook.of("reader")).doesNotContainKey(broken);

        var head =
                heads.stream()
                        .filter(letter -> broken.equals(letter.key()))
                        .findFirst()
                        .orElseThrow();
        Eventually.holds(
                PATIENCE,
                () -> {
                    backbone.deadLetters().discard(head.id(), "a tombstone", "test");
                    assertThat(notebook.of("reader").get(broken)).containsExactly(1);
                });
    }

    @Test
    void eventsOfAnOlderSchemaAreReadWhileNewOnesFlow() throws Exception {
        var key = "old" + UUID.randomUUID();
        var name = backbone.types().of(Met.class).codec().schema();
        var old = Schema.createRecord(name.getName(), null, name.getNamespace(), false);
        old.setFields(
                List.of(
                        new Schema.Field("key", Schema.create(Schema.Type.STRING)),
                        new Schema.Field("gone", Schema.create(Schema.Type.LONG))));
        send(key, framed(new Met(key, 1)), Map.of());
        send(key, written(old, key), Map.of());
        send(key, framed(new Met(key, 3)), Map.of());
        awaitNumbers(key, 1, 7, 3);
    }

    private static byte[] written(Schema schema, String key) throws IOException {
        var event = new GenericData.Record(schema);
        event.put("key", key);
        event.put("gone", 5L);
        var body = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(body, null);
        new GenericDatumWriter<Object>(schema).write(event, encoder);
        encoder.flush();
        return Framing.frame(
                new MemoryRegistry().register("strangers.met-value", schema), body.toByteArray());
    }
}
