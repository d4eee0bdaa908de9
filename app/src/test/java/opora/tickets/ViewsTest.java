package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Views that people put together.
class ViewsTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final Visitor manager = app.person(anna.username() + "-m", Set.of("manager"));

    @Test
    void showsWhatItsFilterLetsThroughAndHowManyThatIs() throws Exception {
        var here = tagged("printer", "HIGH");
        var other = tagged("scanner", "HIGH");
        var low = tagged("printer", "LOW");
        var made =
                eva.form(
                        "/desk/views/new",
                        Stream.of(
                                "name", "Printers of Anna",
                                "customer", anna.username(),
                                "tag", "printer",
                                "priority.CRITICAL", "on",
                                "sort", "NEWEST",
                                "column.tags", "on"));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        var path = made.header("Location").orElseThrow();
        assertThat(eva.get(path).body())
                .contains("href=\"/desk/" + here + "\"", "Printers of Anna", ">printer<")
                .doesNotContain("href=\"/desk/" + other + "\"", "href=\"/desk/" + low + "\"");
        Eventually.holds(
                () ->
                        assertThat(eva.get(path).body())
                                .contains("Printers of Anna <span class=\"num\">1</span>"));
        assertThat(anna.get(path).status()).isEqualTo(403);
        assertThat(manager.get(path).status()).isEqualTo(404);
        assertThat(eva.get("/desk/pane?here=" + here).status()).isEqualTo(200);
        assertThat(eva.get("/desk?view=999999").status()).isEqualTo(404);
    }

    @Test
    void isSharedWithARoleByWhoeverArrangesTheDesk() {
        var name = "All of " + anna.username();
        var fields =
                new String[] {
                    "name", name, "sharedWith", "agent", "finished", "on", "sort", "OLDEST"
                };
        assertThat(eva.form("/desk/views/new", Stream.of(fields)).status()).isEqualTo(403);
        var made = manager.form("/desk/views/new", Stream.of(fields));
        var path = made.header("Location").orElseThrow();
        assertThat(eva.get(path).body()).contains(name);
        var edit = path.replace("?view=", "/views/");
        assertThat(eva.get(edit).body()).contains("Save as my own").doesNotContain("/removal");
        assertThat(eva.form(edit, Stream.of("name", "Mine now", "version", "1")).status())
                .isEqualTo(403);
        assertThat(manager.form(edit, Stream.of("name", name, "version", "9")).status())
                .isEqualTo(422);
        assertThat(manager.form(edit + "/removal", Stream.of()).status()).isEqualTo(303);
        assertThat(eva.get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesWhatCannotBe() {
        var wrong =
                eva.form(
                        "/desk/views/new",
                        Stream.of("name", "", "days", "soon", "finished", "on", "sort", "URGENT"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"name-flaw\"", "id=\"days-flaw\"", "newest or the oldest");
        var api =
                eva.post(
                        "/api/desk/views",
                        "{\"name\":\"A\",\"filter\":{\"status.nowhere\":\"on\"}}");
        assertThat(api.at("/errors/0/field")).isEqualTo("status.nowhere");
    }

    @Test
    void isThereForProgramsToo() throws Exception {
        var number = tagged("fax", "LOW");
        var draft = "{\"name\":\"Faxes\",\"filter\":{\"tag\":\"fax\",\"customer\":\"%s\"}}";
        var made = eva.post("/api/desk/views", draft.formatted(anna.username()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var path = "/api/desk/views/" + made.at("/id");
        assertThat(eva.get(path + "/tickets").at("/tickets/0/number")).isEqualTo("" + number);
        assertThat(eva.get("/api/desk/views").json().at("/views")).isNotEmpty();
        var change =
                BodyPublishers.ofString("{\"name\":\"No faxes\",\"filter\":{\"tag\":\"none\"}}");
        assertThat(put(path, change).status()).isEqualTo(428);
        assertThat(put(path, change, "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(put(path, change, "If-Match", "\"1\"").at("/name")).isEqualTo("No faxes");
        assertThat(eva.get(path + "/tickets").json().at("/tickets")).isEmpty();
        assertThat(eva.send(eva.request(path).DELETE()).status()).isEqualTo(204);
        assertThat(eva.get(path).status()).isEqualTo(404);
    }

    @Test
    void givesUpAfterAWhileAndGoesOnThere() throws Exception {
        var rare = tagged("rare", "LOW");
        for (int i = 0; i < 3; i++) {
            tagged("common", "LOW");
        }
        var sight = new Sight(eva.username(), true, List.of(), List.of());
        var filter =
                new Filter(Map.of("customer", anna.username(), "tag", "rare", "sort", "NEWEST"));
        var lists = new FilteredLists(app.bean(JdbcClient.class), 2);
        var first = lists.page(sight, filter, null, 10);
        assertThat(first.lines()).isEmpty();
        var second = lists.page(sight, filter, Place.parse(first.next()), 10);
        assertThat(second.lines()).extracting(Line::number).containsExactly(rare);
        assertThat(second.next()).isNotNull();
        assertThat(lists.page(sight, filter, Place.parse(second.next()), 10).next()).isNull();
    }

    private Visitor.Answer put(String path, BodyPublisher body, String... headers) {
        return eva.send(
                eva.request(path, headers).header("Content-Type", "application/json").PUT(body));
    }

    private long tagged(String tag, String level) throws Exception {
        var number = Desks.opened(anna, "About a " + tag);
        var words = Map.of("tags", tag, "impact", level, "urgency", level);
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        app.bean(Desk.class)
                .act(
                        ticket.id(),
                        Actor.nobody(),
                        _ -> Verdict.happens(new Happening.Changed(Map.of(), words)));
        return number;
    }
}
