package opora.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import opora.Visitor;
import opora.WholeApp;
import opora.shell.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API: whole, well-formed, and true.
class DescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final WholeApp app = WholeApp.get();
    private final JsonNode document = app.stranger().get("/api/openapi.json").json();

    @Test
    void isOpenApi() {
        var read = new OpenAPIV3Parser().readContents(document.toString());
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    }

    @Test
    void describesEveryEndpointOfTheTableAndNoOther() throws IOException {
        var table = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("src/test/resources/access.txt"))) {
            if (line.contains(" /api/") && !line.startsWith("GET /api/docs ")) {
                table.add(line.substring(0, line.indexOf(" = ")));
            }
        }
        assertThat(described()).containsExactlyElementsOf(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void saysWhatEachIsFor(String language) {
        var told = app.stranger().get("/api/openapi.json", "Accept-Language", language).json();
        var ids = new HashSet<String>();
        var missing = new ArrayList<String>();
        for (var path : told.at("/paths").properties()) {
            for (var one : path.getValue().values()) {
                if (one.at("/summary").asString("api.").startsWith("api.")) {
                    missing.add(path.getKey() + ": " + one.at("/summary"));
                }
                assertThat(ids.add(one.at("/operationId").asString())).as(path.getKey()).isTrue();
            }
        }
        assertThat(missing).isEmpty();
        for (var area : told.at("/tags")) {
            assertThat(area.at("/description").asString()).doesNotStartWith("api.");
        }
    }

    /// Whatever can be read without naming a thing, as somebody who may read it, holds against its
    /// schema; a field that the schema does not know would be found, too.
    @Test
    void answersAreAsDescribed() {
        var reader = app.person("describer", Set.of("customer", "administrator"));
        reader.post("/api/wallet/top-ups", "{\"amount\":5000}", "Idempotency-Key", "once");
        var held = new ArrayList<String>();
        for (var path : document.at("/paths").properties()) {
            var schema = path.getValue().at("/get/responses/200/content/application~1json/schema");
            if (!schema.isMissingNode() && !path.getKey().contains("{")) {
                var answer = reader.get(path.getKey());
                if (answer.status() == 200) {
                    assertThat(flaws(schema, answer)).as(path.getKey()).isEmpty();
                    held.add(path.getKey());
                }
            }
        }
        assertThat(held).contains("/api/wallet", "/api/products", "/api/deliveries");
    }

    @Test
    void aRefusalIsAsDescribed() {
        var refused = app.person().post("/api/orders", "{}", "Idempotency-Key", "first");
        var schema = document.at("/components/responses/422/content/application~1problem+json");
        assertThat(flaws(schema.at("/schema"), refused)).isEmpty();
        assertThat(flaws(schema.at("/schema"), app.person().get("/api/products"))).isNotEmpty();
    }

    @Test
    void saysWhichAreOpen() {
        assertThat(document.at("/paths/~1api~1session/post/security").isEmpty()).isTrue();
        assertThat(document.at("/paths/~1api~1orders/post/security").isMissingNode()).isTrue();
        assertThat(document.at("/paths/~1api~1rules/get/x-right").asString())
                .isEqualTo("rules.edit");
        var header = document.at("/paths/~1api~1orders/post/parameters/0");
        assertThat(header.at("/name").asString()).isEqualTo("Idempotency-Key");
        assertThat(header.at("/required").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void thePageShowsThemAll(String language) {
        var page = new Site(app.address()).with("Accept-Language", language).get("/api/docs");
        assertThat(page.statusCode()).isEqualTo(200);
        for (var endpoint : described()) {
            assertThat(page.body()).contains("<code>" + endpoint.split(" ")[1] + "</code>");
        }
        assertThat(page.body()).contains("--json '{").doesNotContain(">api.", "right.rules");
    }

    private Set<String> described() {
        var all = new TreeSet<String>();
        for (var path : document.at("/paths").properties()) {
            for (var method : path.getValue().propertyNames()) {
                assertThat(METHODS).contains(method);
                all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
            }
        }
        return all;
    }

    private java.util.List<String> flaws(JsonNode schema, Visitor.Answer answer) {
        var whole = (ObjectNode) document.deepCopy();
        for (var type : whole.at("/components/schemas")) {
            ((ObjectNode) type).put("additionalProperties", false);
        }
        whole.setAll((ObjectNode) schema);
        var strict = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return strict.getSchema(whole).validate(answer.json()).stream()
                .map(Object::toString)
                .toList();
    }
}
