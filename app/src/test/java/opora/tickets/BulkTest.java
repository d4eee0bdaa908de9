package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.shell.Grant;
import opora.shell.Reach;
import opora.shell.Rights;
import opora.shell.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The same to many tickets at once.
class BulkTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final Visitor manager = app.person(anna.username() + "-m", Set.of("manager"));

    @Test
    void saysBeforeWhatWouldChangeAndTakesItBack() throws Exception {
        var first = Desks.opened(anna, "One of many");
        var second = Desks.opened(anna, "Another of many");
        var solved = Desks.opened(anna, "Solved before");
        eva.post(
                "/api/desk/tickets/" + solved + "/status",
                "{\"to\":\"cancelled\",\"fields\":{\"reason\":\"No.\"}}");
        var choose = eva.get("/desk/bulk?n=" + first + "&n=" + second);
        assertThat(choose.body()).contains("2 tickets", "name=\"addTags\"");
        var fields =
                List.of(
                        "n",
                        "" + first,
                        "n",
                        "" + second,
                        "n",
                        "" + solved,
                        "expert",
                        "me",
                        "addTags",
                        "outage",
                        "status",
                        "waiting");
        var preview = eva.form("/desk/bulk/preview", fields.stream());
        assertThat(preview.body())
                .contains("2 of 3 will change", "1 cannot", "/desk/" + solved + "\"")
                .contains("– → " + eva.username(), "New → ", "– → outage")
                .contains("The customers of 2 tickets will be told by mail");
        assertThat(ticket(first).standing().expert()).isEmpty();

        var once = UUID.randomUUID().toString();
        var done = eva.form("/desk/bulk", with(fields, "once", once));
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        var version = ticket(first).version();
        eva.form("/desk/bulk", with(fields, "once", once));
        assertThat(ticket(first).version()).isEqualTo(version);
        assertThat(ticket(first).standing().expert()).isEqualTo(eva.username());
        assertThat(ticket(first).standing().status()).isEqualTo("waiting");
        assertThat(ticket(first).matter().tags()).containsExactly("outage");
        var page = done.header("Location").orElseThrow();
        assertThat(eva.get(page).body()).contains("2 tickets changed", "Undo");
        assertThat(manager.get(page).status()).isEqualTo(404);

        eva.post("/api/desk/tickets/" + second + "/status", "{\"to\":\"working\"}");
        assertThat(eva.form(page + "/undo", Stream.of()).status()).isEqualTo(303);
        assertThat(ticket(first).standing().expert()).isEmpty();
        assertThat(ticket(first).standing().status()).isEqualTo("new");
        assertThat(ticket(first).matter().tags()).isEmpty();
        assertThat(ticket(second).standing().status()).isEqualTo("working");
        assertThat(eva.get(page).body()).contains("somebody has changed the same since");
        assertThat(eva.form(page + "/undo", Stream.of()).status()).isEqualTo(409);
    }

    @Test
    void takesBackWhatWasSaidToBeDone() throws Exception {
        var number = Desks.opened(anna, "Not done after all");
        var fields =
                List.of(
                        "n",
                        "" + number,
                        "expert",
                        "me",
                        "status",
                        "solved",
                        "resolution",
                        "Fixed.");
        var moved = eva.form("/desk/bulk", with(fields, "once", UUID.randomUUID().toString()));
        assertThat(moved.status()).as(moved.body()).isEqualTo(303);
        assertThat(ticket(number).standing().resolution()).isEqualTo("Fixed.");
        var page = moved.header("Location").orElseThrow();
        var own = "/tickets/" + number;
        Eventually.holds(() -> assertThat(anna.get(own).body()).contains("Fixed."));
        assertThat(eva.form(page + "/undo", Stream.of()).status()).isEqualTo(303);
        assertThat(ticket(number).standing().resolution()).isEmpty();
        Eventually.holds(() -> assertThat(anna.get("/api" + own).at("/resolution")).isEmpty());
        var history = eva.get("/api/desk/tickets/" + number).json().at("/happened").toString();
        assertThat(history).as("history keeps it").contains("Fixed.");
    }

    @Test
    void takingBackAReopeningBringsBackWhatWasDone() throws Exception {
        var number = Desks.opened(anna, "Done and reopened");
        var solve =
                List.of(
                        "n",
                        "" + number,
                        "expert",
                        "me",
                        "status",
                        "solved",
                        "resolution",
                        "Fixed.");
        eva.form("/desk/bulk", with(solve, "once", UUID.randomUUID().toString()));
        var reopen = List.of("n", "" + number, "status", "working", "reason", "It came again.");
        var moved = eva.form("/desk/bulk", with(reopen, "once", UUID.randomUUID().toString()));
        assertThat(ticket(number).standing().status()).isEqualTo("working");
        assertThat(ticket(number).standing().resolution()).isEmpty();
        eva.form(moved.header("Location").orElseThrow() + "/undo", Stream.of());
        assertThat(ticket(number).standing().status()).isEqualTo("solved");
        assertThat(ticket(number).standing().resolution()).isEqualTo("Fixed.");
    }

    @Test
    void takesBackOnlyWhereOneStillMayDoIt() throws Exception {
        var near = in("near", Desks.opened(anna, "In reach"));
        var far = in("far", Desks.opened(anna, "Out of reach by now"));
        var vera = Desks.agent(app, Reach.REGION, region("near"));
        var both = Set.of(works("near"), works("far"));
        app.bean(Rights.class).give(vera.username(), both, false, Instant.now());
        var wish =
                "{\"tickets\":[%d,%d],\"handling\":{\"addTags\":\"storm\"}}".formatted(near, far);
        var id = vera.post("/api/desk/bulk", wish).at("/bulk/id");
        assertThat(ticket(far).matter().tags()).containsExactly("storm");
        app.bean(Rights.class).give(vera.username(), Set.of(works("near")), false, Instant.now());

        var undone = vera.post("/api/desk/bulk/" + id + "/undo", "{}");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(ticket(near).matter().tags()).isEmpty();
        assertThat(ticket(far).matter().tags()).containsExactly("storm");
        assertThat(undone.at("/bulk/items/1/number")).isEqualTo("" + far);
        assertThat(undone.at("/bulk/items/1/reason")).isEqualTo("desk.refused.right");
        var page = vera.get("/desk/bulk/" + id, "Accept-Language", "en").body();
        assertThat(page).contains("In reach", "/desk/" + far + "\"", "except for what stands");
        assertThat(page + undone.body()).doesNotContain("Out of reach by now");
    }

    @Test
    void cannotBeTakenBackForever() throws Exception {
        var number = Desks.opened(anna, "Long ago");
        var wish = "{\"tickets\":[%d],\"handling\":{\"addTags\":\"old\"}}".formatted(number);
        var done = eva.post("/api/desk/bulk", wish);
        assertThat(done.json().at("/undoable").asBoolean()).isTrue();
        var id = done.at("/bulk/id");
        app.bean(JdbcClient.class)
                .sql("update tickets.bulks set at = at - interval '1 hour' where id = ?::uuid")
                .param(id)
                .update();
        assertThat(eva.post("/api/desk/bulk/" + id + "/undo", "{}").status()).isEqualTo(409);
        assertThat(ticket(number).matter().tags()).containsExactly("old");
    }

    @Test
    void touchesNothingThatOneMayNotSee() throws Exception {
        var number = Desks.opened(anna, "Not for all");
        var own = Desks.agent(app, Reach.OWN, "");
        var wish = "{\"tickets\":[%d],\"handling\":{\"addTags\":\"mine\"}}".formatted(number);
        var done = own.post("/api/desk/bulk", wish);
        assertThat(done.json().at("/bulk/items")).isEmpty();
        assertThat(ticket(number).matter().tags()).isEmpty();
        assertThat(eva.post("/api/desk/bulk", "{\"tickets\":[]}").status()).isEqualTo(422);
        assertThat(eva.get("/desk/bulk?n=").status()).isEqualTo(303);
    }

    @Test
    void aMacroDoesSeveralThingsAtOnceOrNothing() throws Exception {
        var name = "Done for " + anna.username();
        var macro =
                manager.form(
                        "/macros/new",
                        Stream.of(
                                "name", name,
                                "shortcut", "d-" + anna.username(),
                                "text", "Dear {{customer}}, {{number}} is done. {{me}}",
                                "status", "solved",
                                "resolution", "Done: {{subject}}"));
        assertThat(macro.status()).as(macro.body()).isEqualTo(303);
        assertThat(manager.get("/macros").body()).contains(name);
        var id =
                app.bean(Macros.class).all().stream()
                        .filter(m -> m.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(manager.get("/macros/" + id).body()).contains("Done: {{subject}}");
        assertThat(eva.get("/macros").status()).isEqualTo(403);

        var number = Desks.opened(anna, "The <macro>");
        assertThat(eva.get("/desk/" + number).body()).contains(name);
        assertThat(eva.get("/desk/" + number + "/phrases").body())
                .contains(
                        "Dear " + anna.username() + ", " + number + " is done. " + eva.username());
        var path = "/desk/" + number + "/macro";
        var once = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            var used = eva.form(path, Stream.of("macro", "" + id, "once", once));
            assertThat(used.status()).as(used.body()).isEqualTo(303);
        }
        assertThat(ticket(number).standing().resolution()).isEqualTo("Done: The <macro>");
        var said =
                app.bean(Tickets.class).entries(ticket(number).id()).stream()
                        .filter(e -> e.happening() instanceof Happening.Said);
        assertThat(said).hasSize(1);

        var cancelled = Desks.opened(anna, "Cancelled");
        eva.post(
                "/api/desk/tickets/" + cancelled + "/status",
                "{\"to\":\"cancelled\",\"fields\":{\"reason\":\"No.\"}}");
        var refused =
                eva.form(
                        "/desk/" + cancelled + "/macro",
                        Stream.of("macro", "" + id, "once", UUID.randomUUID() + ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(ticket(cancelled).standing().status()).isEqualTo("cancelled");
        assertThat(manager.form("/macros/" + id + "/removal", Stream.of()).status()).isEqualTo(303);
    }

    @Test
    void aMacroIsCheckedWhenItIsSaved() {
        var wrong =
                manager.form(
                        "/macros/new",
                        Stream.of("name", "A", "shortcut", "a b", "text", "Dear {{nobody}}"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"shortcut-flaw\"", "nothing called “nobody”");
        assertThat(manager.form("/macros/new", Stream.of("name", "A")).body())
                .contains("Say what is to be done");
    }

    private Grant works(String place) {
        return new Grant("agent", new Scope(Reach.REGION, region(place)));
    }

    private String region(String place) {
        return place + "-" + anna.username();
    }

    private long in(String place, long number) {
        var fields = Map.of("fields.region", region(place));
        var moved = new Happening.Changed(Map.of("fields.region", ""), fields);
        app.bean(Desk.class).act(ticket(number).id(), Actor.nobody(), _ -> Verdict.happens(moved));
        return number;
    }

    private static Stream<String> with(List<String> fields, String... more) {
        var all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return all.stream();
    }

    private Ticket ticket(long number) {
        return app.bean(Tickets.class).byNumber(number).orElseThrow();
    }
}
