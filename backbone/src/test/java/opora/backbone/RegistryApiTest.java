package opora.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryApiTest {
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final Schema V1 =
            SchemaBuilder.record("Page").fields().requiredString("ink").endRecord();
    private static final Schema V2 =
            SchemaBuilder.record("Page")
                    .fields()
                    .requiredString("ink")
                    .optionalLong("size")
                    .endRecord();
    private static final Schema BREAKING =
            SchemaBuilder.record("Page").fields().requiredLong("ink").endRecord();

    private final KafkaSchemaRegistry registry =
            new KafkaSchemaRegistry(
                    TestEngines.client(),
                    Duration.ofSeconds(20),
                    new SchemaTopic.Place("api-schemas-" + TOPICS.incrementAndGet(), 1));
    private final RegistryApi api = new RegistryApi(registry);

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void deletesSoftlyFirstAndThenForGood() throws Exception {
        register("paper", V1);
        register("paper", V2);
        assertThat(call("DELETE", "/subjects/paper/versions/1", null).json()).isEqualTo("1");
        assertThat(call("GET", "/subjects/paper/versions", null).json()).isEqualTo("[2]");
        assertThat(call("GET", "/subjects/paper/versions?deleted=true", null).json())
                .isEqualTo("[1,2]");
        assertThat(call("DELETE", "/subjects/paper/versions/1?permanent=true", null).json())
                .isEqualTo("1");
        assertThat(call("GET", "/subjects/paper/versions?deleted=true", null).json())
                .isEqualTo("[2]");
        assertThat(call("DELETE", "/subjects/paper", null).json()).isEqualTo("[2]");
        assertThat(call("DELETE", "/subjects/paper?permanent=true", null).json()).isEqualTo("[2]");
        assertThat(call("GET", "/subjects?deleted=true", null).json()).isEqualTo("[]");
    }

    @Test
    void refusesAnIncompatibleVersionWithTheReason() throws Exception {
        register("paper", V1);
        var refused = call("POST", "/subjects/paper/versions", BREAKING);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(json(refused).path("error_code").asInt()).isEqualTo(409);
        assertThat(json(refused).path("message").asText())
                .contains("field 'ink' changed from string to long");
    }

    @Test
    void aLevelMayBeSetPerSubjectAndTakenBack() throws Exception {
        register("paper", V1);
        assertThat(put("/config/paper", "NONE").json()).isEqualTo("{\"compatibility\":\"NONE\"}");
        assertThat(call("GET", "/config/paper", null).json())
                .isEqualTo("{\"compatibilityLevel\":\"NONE\"}");
        assertThat(call("POST", "/subjects/paper/versions", BREAKING).status()).isEqualTo(200);
        assertThat(call("DELETE", "/config/paper", null).status()).isEqualTo(200);
        assertThat(call("GET", "/config/paper", null).status()).isEqualTo(404);
        assertThat(put("/config", "SIDEWAYS").status()).isEqualTo(422);
        put("/config", "FULL");
        assertThat(call("GET", "/config", null).json())
                .isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
    }

    @Test
    void triesOutWithoutRegistering() throws Exception {
        register("paper", V1);
        var path = "/compatibility/subjects/paper/versions";
        assertThat(call("POST", path + "/latest", V2).json()).isEqualTo("{\"is_compatible\":true}");
        assertThat(call("POST", path + "/1", BREAKING).json())
                .isEqualTo("{\"is_compatible\":false}");
        var verbose = call("POST", path + "?verbose=true", BREAKING);
        assertThat(json(verbose).path("messages").get(0).asText()).contains("'ink'");
        assertThat(call("POST", "/compatibility/subjects/none/versions/latest", V1).json())
                .isEqualTo("{\"is_compatible\":true}");
        assertThat(call("GET", "/subjects/paper/versions", null).json()).isEqualTo("[1]");
    }

    @Test
    void findsTheVersionOfASchema() throws Exception {
        register("paper", V1);
        assertThat(json(call("POST", "/subjects/paper", V1)).path("version").asInt()).isEqualTo(1);
        assertThat(json(call("POST", "/subjects/paper", V2)).path("error_code").asInt())
                .isEqualTo(40403);
        assertThat(json(call("POST", "/subjects/none", V1)).path("error_code").asInt())
                .isEqualTo(40401);
    }

    @Test
    void versionsAreNeverUsedTwiceAndIdsOutliveThem() throws Exception {
        var id = register("paper", V1);
        call("DELETE", "/subjects/paper", null);
        assertThat(call("GET", "/schemas/ids/" + id, null).status()).isEqualTo(200);
        assertThat(register("paper", V1)).isEqualTo(id);
        assertThat(call("GET", "/subjects/paper/versions", null).json()).isEqualTo("[2]");
    }

    @Test
    void refusesWhatIsNoSchema() throws Exception {
        for (var body :
                new String[] {
                    "{\"schema\":\"{}\"}",
                    "{\"schema\":\"nonsense\"}",
                    "{}",
                    "[]",
                    "",
                    "{\"schema\":\"\\\"string\\\"\",\"schemaType\":\"PROTOBUF\"}"
                }) {
            var answer =
                    api.answer(RegistryServer.request("POST", "/subjects/paper/versions", body));
            assertThat(json(answer).path("error_code").asInt()).as(body).isEqualTo(42201);
        }
        assertThat(
                        api.answer(RegistryServer.request("POST", "/subjects/paper/versions", "{"))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void knowsWhatChangesSomething() {
        assertThat(RegistryApi.changes("GET", "/subjects")).isFalse();
        assertThat(RegistryApi.changes("POST", "/subjects/paper")).isFalse();
        assertThat(RegistryApi.changes("POST", "/compatibility/subjects/paper/versions/1"))
                .isFalse();
        assertThat(RegistryApi.changes("POST", "/subjects/paper/versions")).isTrue();
        assertThat(RegistryApi.changes("PUT", "/config")).isTrue();
        assertThat(RegistryApi.changes("DELETE", "/subjects/paper")).isTrue();
    }

    @Test
    void ourOwnClientSpeaksIt() {
        try (var server = RegistryServer.start(api);
                var client =
                        new HttpSchemaRegistry(
                                URI.create(server.url() + "/"), null, Duration.ofSeconds(2))) {
            var id = client.register("paper", V1);
            assertThat(client.byId(id)).isEqualTo(V1);
            try (var second =
                    new HttpSchemaRegistry(
                            URI.create(server.url()), "me:secret", Duration.ofMillis(300))) {
                assertThat(second.byId(id)).isEqualTo(V1);
                assertThatThrownBy(() -> second.byId(id + 1)).isInstanceOf(UnreadableEvent.class);
                assertThatThrownBy(() -> second.register("paper", BREAKING))
                        .isInstanceOf(IncompatibleSchema.class)
                        .hasMessageContaining("field 'ink' changed");
            }
        }
    }

    @Test
    void ourOwnClientSaysWhenNobodyAnswers() {
        try (var client =
                new HttpSchemaRegistry(
                        URI.create("http://127.0.0.1:1"), null, Duration.ofMillis(300))) {
            assertThatThrownBy(() -> client.byId(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("http://127.0.0.1:1");
        }
    }

    private String register(String subject, Schema schema) throws Exception {
        return json(call("POST", "/subjects/" + subject + "/versions", schema)).path("id").asText();
    }

    private RegistryApi.Answer put(String path, String level) {
        return api.answer(
                RegistryServer.request("PUT", path, "{\"compatibility\":\"" + level + "\"}"));
    }

    private RegistryApi.Answer call(String method, String path, Schema schema) throws Exception {
        var body = schema == null ? "" : "{\"schema\":" + quoted(schema) + "}";
        return api.answer(RegistryServer.request(method, path, body));
    }

    private static String quoted(Schema schema) throws Exception {
        return SchemaChange.JSON.writeValueAsString(schema.toString());
    }

    private static JsonNode json(RegistryApi.Answer answer) throws Exception {
        return SchemaChange.JSON.readTree(answer.json());
    }
}
