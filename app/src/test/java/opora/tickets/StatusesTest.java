package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.shell.Flaw;
import org.junit.jupiter.api.Test;

/// The status model, changed while tickets are under way.
class StatusesTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final Visitor manager = app.person(eva.username() + "-m", Set.of("manager"));

    @Test
    void aNewStatusIsThereAtOnceOnBothSides() throws Exception {
        var number = Desks.opened(anna, "Needs a part");
        var added =
                send(
                        "/new-status",
                        Map.of(
                                "status", "parts",
                                "russian", "Ждём деталь",
                                "english", "Waiting for a part",
                                "phase", "WAITING",
                                "position", "45",
                                "cancels", "on",
                                "to.working", "on"));
        assertThat(added.status()).as(added.body()).isEqualTo(303);
        assertThat(send("/new-status", Map.of("status", "parts")).status()).isEqualTo(422);
        var fresh = form("new");
        fresh.put("to.parts", "on");
        fresh.put("needs.parts.reason", "on");
        assertThat(send("/new-status", fresh).status()).as("it is there").isEqualTo(422);
        assertThat(send("/statuses/new", fresh).status()).isEqualTo(303);
        app.bean(Statuses.class).forget();
        var stale = app.bean(ChangeStatuses.class).change(StatusForm.of(fresh), false);
        assertThat(stale).extracting(Flaw::key).containsExactly("statuses.stale");

        var path = "/api/desk/tickets/" + number + "/status";
        var bare = eva.post(path, "{\"to\":\"parts\"}");
        assertThat(bare.at("/errors/0/field")).isEqualTo("reason");
        assertThat(
                        eva.post(path, "{\"to\":\"parts\",\"fields\":{\"reason\":\"Ordered\"}}")
                                .status())
                .isEqualTo(200);
        Eventually.holds(
                () -> assertThat(anna.get("/tickets/" + number).body()).contains("a part"));

        var other = new ArrayList<>(form("parts").entrySet());
        var moved = new TreeMap<String, String>();
        other.forEach(field -> moved.put(field.getKey(), field.getValue()));
        moved.put("phase", "DONE");
        assertThat(app.bean(ChangeStatuses.class).change(StatusForm.of(moved), false))
                .extracting(Flaw::key)
                .containsExactly("statuses.phase.used");
        assertThat(manager.get("/statuses").body()).contains("Waiting for a part");
        assertThat(manager.get("/statuses/parts").status()).isEqualTo(200);
        assertThat(manager.get("/statuses/no-such").status()).isEqualTo(404);
    }

    @Test
    void noTicketIsStranded() {
        var model = app.bean(Statuses.class).model();
        assertThat(ModelCheck.flaws(model)).isEmpty();
        var waiting = model.status("waiting");
        var without = new ArrayList<>(model.moves());
        without.removeIf(move -> move.before().equals("waiting"));
        assertThat(ModelCheck.flaws(new StatusModel(model.statuses(), without)))
                .containsExactly(
                        Flaw.of(
                                "moves",
                                "statuses.stranded",
                                waiting.russian(),
                                waiting.english()));
        var unfinished = new ArrayList<>(model.statuses());
        unfinished.removeIf(status -> status.phase() == Phase.DONE);
        assertThat(ModelCheck.flaws(new StatusModel(unfinished, List.of())))
                .contains(Flaw.of("phase", "statuses.phase.needed.DONE"));
        var form = form("waiting");
        form.keySet().removeIf(name -> name.startsWith("to."));
        var refused = send("/statuses/waiting", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(waiting.english()).doesNotContain("“waiting”");
        assertThat(app.bean(Statuses.class).model().from("waiting")).isNotEmpty();
    }

    @Test
    void programsAddChangeAndRetireOne() {
        var draft =
                """
                {"status": "abroad", "russian": "За границей", "english": "Abroad", "phase": "WAITING", "position": 46,
                 "retired": %s, "moves": [{"after": "%s", "who": "tickets.work", "needs": ["reason"]}]}
                """;
        var fresh = draft.formatted(false, "working");
        var added = manager.post("/api/statuses", fresh, "Idempotency-Key", "abroad");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.at("/moves/0/needs/0")).isEqualTo("reason");
        var again = manager.post("/api/statuses", fresh, "Idempotency-Key", "abroad");
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(manager.post("/api/statuses", fresh).at("/errors/0/field")).isEqualTo("status");
        assertThat(eva.get("/api/desk/statuses").body()).contains("\"abroad\"", "\"waiting\"");

        var path = "/api/statuses/abroad";
        assertThat(manager.put(path, fresh).status()).isEqualTo(428);
        var seen = eva.get("/api/desk/statuses/abroad").header("ETag").orElseThrow();
        var stranded = fresh.replaceFirst("\"moves\": .*", "\"moves\": []}");
        assertThat(manager.put(path, stranded, "If-Match", seen).at("/errors/0/field"))
                .isEqualTo("moves");
        var nowhere = draft.formatted(false, "no-such").replace("tickets.work", "everybody");
        assertThat(
                        manager.put(path, nowhere, "If-Match", seen)
                                .json()
                                .at("/errors")
                                .findValuesAsString("field"))
                .containsExactly("moves[0].after", "moves[0].who");
        var retired = draft.formatted(true, "working");
        assertThat(manager.put(path, retired, "If-Match", seen).at("/retired")).isEqualTo("true");
        assertThat(manager.put(path, retired, "If-Match", seen).status()).isEqualTo(412);
        assertThat(eva.post("/api/statuses", fresh).status()).isEqualTo(403);
        assertThat(eva.get("/api/desk/statuses/no-such").status()).isEqualTo(404);
        var first = eva.get("/api/desk/statuses/new");
        var last =
                manager.put(
                        "/api/statuses/new",
                        first.body().replace("\"retired\":false", "\"retired\":true"));
        assertThat(last.at("/errors/0/field")).as(last.body()).isEqualTo("phase");
    }

    private Map<String, String> form(String status) {
        app.bean(Statuses.class).forget();
        var model = app.bean(Statuses.class).model();
        return new TreeMap<>(StatusForm.of(model.status(status), model).typed());
    }

    private Visitor.Answer send(String path, Map<String, String> fields) {
        return manager.form(
                path,
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue())));
    }
}
