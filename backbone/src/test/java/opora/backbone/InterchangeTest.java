package opora.backbone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A stock Kafka client of another language reads and writes our events, through our registry and
/// without a word of us. The scripts are those of docs/guide/read-events-with-any-client.md.
class InterchangeTest {
    private static final Path SCRIPTS = Path.of("src/test/kafkajs");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    enum Status {
        CREATED,
        PAID
    }

    record Item(String product, int quantity) {}

    record OrderCreated(
            String username,
            long order,
            List<Item> items,
            Status status,
            @Nullable String note,
            Instant at,
            Map<String, String> labels,
            boolean gift,
            double weight) {}

    private final RecordCodec<OrderCreated> codec = new RecordCodec<>(OrderCreated.class);

    @BeforeAll
    static void installTheClient() throws Exception {
        var present = present("node") && present("npm");
        if (!present) {
            System.out.println("InterchangeTest is left out: node and npm are not on the path");
        }
        assumeTrue(present);
        if (!Files.isDirectory(SCRIPTS.resolve("node_modules/kafkajs"))) {
            run("npm", "ci", "--ignore-scripts");
        }
    }

    @Test
    void aStockClientReadsOurEvents() throws Exception {
        var topic = topic("orders.created");
        var event = order("Анна", "to the door, please");
        try (var registry = new KafkaSchemaRegistry(TestEngines.client());
                var server = RegistryServer.start(new RegistryApi(registry))) {
            send(registry, topic, event);
            var line = firstLine("node", "read-events.mjs", broker(), server.url(), topic);
            assertThat(line.path("id").asText()).isEqualTo("00ab12cd:42");
            assertThat(line.path("type").asText()).isEqualTo(codec.schema().getFullName());
            assertThat(line.path("time").asText()).isEqualTo("2026-11-20T08:15:30.120Z");
            assertThat(line.path("key").asText()).isEqualTo("Анна");
            assertThat(line.path("event")).isEqualTo(SchemaChange.JSON.readTree(json(event)));
        }
    }

    @Test
    void weReadTheEventsOfAStockClient() throws Exception {
        var topic = topic("orders.imported");
        var event = order("Олег", null);
        try (var registry = new KafkaSchemaRegistry(TestEngines.client());
                var server = RegistryServer.start(new RegistryApi(registry))) {
            var type = codec.schema().getFullName();
            registry.register(type, codec.schema());
            run("node", "send-event.mjs", broker(), server.url(), topic, type, "Олег", json(event));
            var message = ByteBuffer.wrap(receive(topic));
            assertThat(codec.read(message, registry.byId(Framing.idOf(message)))).isEqualTo(event);
        }
    }

    /// With `bin/interchange`: nothing of ours is between the codec and the client but Kafka.
    @Test
    @Tag("interchange")
    void everythingWorksWithARegistryFromElsewhere() throws Exception {
        var url = System.getProperty("opora.registry");
        var topic = topic("orders.elsewhere");
        var type = codec.schema().getFullName();
        try (var registry = new HttpSchemaRegistry(URI.create(url))) {
            send(registry, topic, order("Анна", "hello"));
            assertThat(registry.register(type, codec.schema()))
                    .isEqualTo(registry.register(type, codec.schema()));
            var line = firstLine("node", "read-events.mjs", broker(), url, topic);
            assertThat(line.path("event"))
                    .isEqualTo(SchemaChange.JSON.readTree(json(order("Анна", "hello"))));
        }
        try (var fresh = new HttpSchemaRegistry(URI.create(url))) {
            var message = ByteBuffer.wrap(receive(topic));
            assertThat(codec.read(message, fresh.byId(Framing.idOf(message))))
                    .isEqualTo(order("Анна", "hello"));
            setCompatibility(url, type);
            var other = SchemaBuilder.record(type).fields().requiredLong("username").endRecord();
            assertThatThrownBy(() -> fresh.register(type, other))
                    .isInstanceOf(IncompatibleSchema.class);
        }
    }

    private static void setCompatibility(String url, String subject) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(url + "/config/" + subject))
                        .header("Content-Type", RegistryApi.CONTENT_TYPE)
                        .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void theGuideShowsTheVeryScripts() throws Exception {
        var guide = Files.readString(Path.of("../docs/guide/read-events-with-any-client.md"));
        assertThat(guide)
                .contains(Files.readString(SCRIPTS.resolve("read-events.mjs")))
                .contains(Files.readString(SCRIPTS.resolve("send-event.mjs")));
        var versions = Files.readString(SCRIPTS.resolve("package.json"));
        assertThat(versions).contains("\"kafkajs\": \"2.2.4\"").contains("registry\": \"3.9.0\"");
    }

    private static OrderCreated order(String name, @Nullable String note) {
        return new OrderCreated(
                name,
                9_007_199_254_740_990L,
                List.of(new Item("sku-1", 2), new Item("sku-2", 1)),
                Status.PAID,
                note,
                Instant.parse("2026-11-20T08:15:30.120Z"),
                Map.of("channel", "web"),
                true,
                1.25);
    }

    /// As avsc, the client's Avro, shows it: logical types as the numbers below them.
    private static String json(OrderCreated event) throws IOException {
        var json = SchemaChange.JSON.createObjectNode();
        json.put("username", event.username()).put("order", event.order());
        var items = json.putArray("items");
        event.items()
                .forEach(
                        each ->
                                items.addObject()
                                        .put("product", each.product())
                                        .put("quantity", each.quantity()));
        json.put("status", event.status().name())
                .put("note", event.note())
                .put("at", event.at().toEpochMilli());
        json.putObject("labels").put("channel", "web");
        return json.put("gift", event.gift()).put("weight", event.weight()).toString();
    }

    private void send(SchemaRegistry registry, String topic, OrderCreated event) throws Exception {
        var id = registry.register(codec.schema().getFullName(), codec.schema());
        var message =
                new ProducerRecord<>(
                        topic, event.username(), Framing.frame(id, codec.write(event)));
        Headers.write(
                message.headers(),
                new Envelope(
                        null,
                        "orders",
                        codec.schema().getFullName(),
                        "c-1",
                        null,
                        null,
                        event.at().toEpochMilli(),
                        "00ab12cd",
                        42,
                        -1));
        try (var producer =
                new KafkaProducer<>(
                        TestEngines.client(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    private static byte[] receive(String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        TestEngines.client(),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            return consumer.poll(LIMIT).iterator().next().value();
        }
    }

    private static String topic(String name) throws Exception {
        try (var admin = Admin.create(TestEngines.client())) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
        return name;
    }

    private static String broker() {
        return TestEngines.client().get("bootstrap.servers").toString();
    }

    private static boolean present(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static void run(String... command) throws Exception {
        var process = start(command);
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /// Reads one line and stops the program, which would go on for ever.
    private static JsonNode firstLine(String... command) throws Exception {
        var process = start(command);
        var watch = Thread.ofVirtual().start(() -> stopAfterLimit(process));
        try (var reader = process.inputReader(UTF_8)) {
            var said = new ArrayList<String>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                if (line.startsWith("{\"id\"")) {
                    return SchemaChange.JSON.readTree(line);
                }
            }
            throw new AssertionError("no event was printed, but: " + String.join("\n", said));
        } finally {
            watch.interrupt();
            process.destroyForcibly();
        }
    }

    private static void stopAfterLimit(Process process) {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // the line came in time
        }
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
