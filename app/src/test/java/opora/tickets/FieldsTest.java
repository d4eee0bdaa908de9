package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.shell.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields that staff adds to tickets while everything runs.
class FieldsTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final Visitor manager = app.person(anna.username() + "-m", Set.of("manager"));

    @Test
    void aNewFieldIsThereAtOnceInFormsAndInTheApi() throws Exception {
        add("serial", "TEXT", "forCustomers", "on");
        add("floor", "NUMBER", "forCustomers", "on");
        Eventually.holds(
                () ->
                        assertThat(anna.get("/tickets/new").body())
                                .contains("name=\"fields.serial\"", "The serial")
                                .contains("name=\"fields.floor\""));
        assertThat(eva.get("/desk/new").body()).contains("name=\"fields.floor\"");
        var wrong = ask("{\"subject\":\"A\",\"fields\":{\"floor\":\"high\"}}");
        assertThat(wrong.at("/errors/0/field")).isEqualTo("fields.floor");
        var value = "S-" + anna.username();
        var asked =
                ask(
                        "{\"subject\":\"A\",\"fields\":{\"floor\":\"7\",\"serial\":\"%s\"}}"
                                .formatted(value));
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        var path = "/api/tickets/" + asked.at("/requestId");
        Eventually.holds(() -> assertThat(anna.get(path).at("/number")).isNotEmpty());
        var number = anna.get(path).at("/number");
        assertThat(eva.get("/desk/" + number).body()).contains("The serial", value);
        assertThat(anna.get("/tickets/" + number).body()).contains("The serial", value);
        var found = eva.get("/api/desk/tickets?view=ALL&field=serial&value=" + value);
        assertThat(found.json().at("/tickets")).hasSize(1);
        assertThat(found.at("/tickets/0/number")).isEqualTo(number);

        var form =
                Stream.of(
                        "once",
                        UUID.randomUUID() + "",
                        "kind",
                        "INCIDENT",
                        "subject",
                        "Typed",
                        "impact",
                        "LOW",
                        "urgency",
                        "LOW",
                        "fields.floor",
                        "9");
        assertThat(anna.form("/tickets/new", form).status()).isEqualTo(303);
        var call =
                Stream.of(
                        "once",
                        UUID.randomUUID() + "",
                        "kind",
                        "INCIDENT",
                        "name",
                        "Mr. Brown",
                        "subject",
                        "Called",
                        "impact",
                        "LOW",
                        "urgency",
                        "LOW",
                        "fields.floor",
                        "9");
        assertThat(eva.form("/desk/new", call).status()).isEqualTo(303);
        Eventually.holds(
                () ->
                        assertThat(
                                        eva.get("/api/desk/tickets?view=ALL&field=floor&value=9")
                                                .json()
                                                .at("/tickets"))
                                .hasSize(2));
    }

    @Test
    void aStatusMayNeedIt() throws Exception {
        add("model", "CHOICE", "choices", "R1\nR2", "needed.waiting", "on");
        var number = Desks.opened(anna, "Which model?");
        var path = "/api/desk/tickets/" + number + "/status";
        var refused = eva.post(path, "{\"to\":\"waiting\"}");
        assertThat(refused.at("/errors/0/field")).isEqualTo("fields.model");
        assertThat(eva.get("/desk/" + number).body())
                .contains("data-needed-for=\"waiting\"", "name=\"fields.model\"");
        var typed = Stream.of("to", "waiting", "fields.model", "R3", "resolution", "Half done.");
        var page = eva.form("/desk/" + number + "/status", typed);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("The model", "fields.model-flaw", "Half done.", "value=\"R2\"");
        var chosen = List.of("n", "" + number, "status", "waiting", "text", "Please wait.");
        var preview = eva.form("/desk/bulk/preview", chosen.stream());
        assertThat(preview.body())
                .contains("This status needs “The model”", "name=\"fields.model\"", "Please wait.")
                .doesNotContain("Change 0", "model: ");
        var both = eva.post(path, "{\"to\":\"waiting\",\"fields\":{\"fields.model\":\"R1\"}}");
        assertThat(both.at("/matter/fields/model")).as(both.body()).isEqualTo("R1");
        assertThat(both.at("/standing/status")).isEqualTo("waiting");
        var other = edits(number, "subject", "Which model?", "fields.model", "R3");
        assertThat(other.status()).isEqualTo(422);
        var form = FieldForm.of(app.bean(Fields.class).book().find("model").orElseThrow());
        form.typed().remove("needed.waiting");
        assertThat(app.bean(Fields.class).change(form, false)).isEmpty();
        assertThat(app.bean(Fields.class).change(form, false))
                .extracting(Flaw::key)
                .containsExactly("fields.stale");
    }

    @Test
    void isRetiredAndStaysInOldTickets() {
        add("colour", "TEXT");
        var form = FieldForm.of(app.bean(Fields.class).book().find("colour").orElseThrow());
        form.typed().put("kind", "NUMBER");
        assertThat(app.bean(Fields.class).change(form, false))
                .extracting(Flaw::key)
                .containsExactly("fields.kind.fixed");
        form.typed().put("kind", "TEXT");
        form.typed().put("retired", "on");
        assertThat(manager.form("/fields/colour", fields(form.typed())).status()).isEqualTo(303);
        assertThat(eva.get("/desk/new").body()).doesNotContain("fields.colour");
        assertThat(manager.get("/fields").body()).contains("The colour");
        assertThat(manager.get("/fields/colour").status()).isEqualTo(200);
        assertThat(manager.get("/fields/no_such").status()).isEqualTo(404);
    }

    @Test
    void programsAddChangeAndRetireIt() throws Exception {
        var draft =
                """
                {"field": "%s", "russian": "Этаж", "english": "Storey", "kind": "CHOICE", "choices": ["1", "2"],
                 "forCustomers": true, "needed": ["closed"], "retired": %s}
                """;
        var fresh = draft.formatted("storey", false);
        var added = manager.post("/api/fields", fresh, "Idempotency-Key", "storey");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.at("/needed/0")).isEqualTo("closed");
        var again = manager.post("/api/fields", fresh, "Idempotency-Key", "storey");
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(manager.post("/api/fields", fresh).at("/errors/0/field")).isEqualTo("field");
        assertThat(eva.get("/api/desk/fields").body()).contains("\"storey\"");
        assertThat(eva.get("/desk/new").body()).contains("fields.storey");

        var path = "/api/fields/storey";
        var retired = draft.formatted("ignored", true);
        assertThat(manager.put(path, retired).status()).isEqualTo(428);
        var seen = eva.get("/api/desk/fields/storey").header("ETag").orElseThrow();
        assertThat(manager.put(path, retired.replace("CHOICE", "TEXT"), "If-Match", seen).status())
                .as("its kind stays")
                .isEqualTo(422);
        var unknown = retired.replace("[\"closed\"]", "[\"no-such\"]");
        assertThat(manager.put(path, unknown, "If-Match", seen).at("/errors/0/field"))
                .isEqualTo("needed");
        assertThat(manager.put(path, retired, "If-Match", seen).at("/retired")).isEqualTo("true");
        assertThat(manager.put(path, retired, "If-Match", seen).status()).isEqualTo(412);
        assertThat(eva.get("/desk/new").body()).doesNotContain("fields.storey");
        assertThat(eva.post("/api/fields", fresh).status()).isEqualTo(403);
        assertThat(eva.get("/api/desk/fields/no_such").status()).isEqualTo(404);
        assertThat(manager.post("/api/fields", "{\"field\": \"A b\"}").json().at("/errors"))
                .hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, 12.5, true",
        "NUMBER, -3, true",
        "NUMBER, '12,5', false",
        "DATE, 2026-02-28, true",
        "DATE, 2026-02-30, false",
        "FLAG, true, true",
        "FLAG, yes, false",
        "TEXT, anything, true"
    })
    void takesWhatIsOfItsKind(FieldKind kind, String value, boolean takes) {
        assertThat(kind.takes(value, List.of())).isEqualTo(takes);
        assertThat(kind.takes("", List.of())).isTrue();
    }

    private void add(String name, String kind, String... more) {
        var all =
                Stream.concat(
                        Stream.of(
                                "field",
                                name,
                                "russian",
                                "Поле " + name,
                                "english",
                                "The " + name,
                                "kind",
                                kind,
                                "position",
                                "10"),
                        Stream.of(more));
        var added = manager.form("/new-field", all);
        assertThat(added.status()).as(added.body()).isEqualTo(303);
        assertThat(manager.form("/new-field", Stream.of("field", name)).status()).isEqualTo(422);
    }

    private static Stream<String> fields(Map<String, String> typed) {
        return typed.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue()));
    }

    private Visitor.Answer ask(String wish) {
        return anna.post("/api/tickets", wish, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Visitor.Answer edits(long number, String... fields) {
        var all =
                Stream.concat(
                        Stream.of(
                                "seen",
                                "1",
                                "kind",
                                "INCIDENT",
                                "impact",
                                "LOW",
                                "urgency",
                                "MEDIUM"),
                        Stream.of(fields));
        return eva.form("/desk/" + number + "/edit", all);
    }
}
