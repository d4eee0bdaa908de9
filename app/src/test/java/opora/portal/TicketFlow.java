package opora.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Installation;
import opora.Visitor;
import opora.backbone.Database;
import opora.identity.AccessChanged;
import opora.identity.GivenRole;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The life of a ticket between a customer and the desk, whether both are in one process or not.
abstract class TicketFlow {
    static final String WISH =
            """
            {"subject":"The router restarts","text":"Every hour since Monday.","product":"R2","impact":"HIGH","urgency":"HIGH"}
            """;

    private final Installation app;
    private final Visitor anna;
    private final Visitor eva;

    TicketFlow(Installation app) {
        this.app = app;
        this.anna = app.at("portal", app.person());
        var name = app.person().username();
        this.eva =
                new Visitor(app.address("tickets"), name, app.tokens().sign(name, Set.of("agent")));
    }

    @Test
    void goesFromAWishToARating() throws Exception {
        var request = ask(anna, key()).at("/requestId");
        var number = number(request);
        say(anna, "/api/tickets/" + request, "{\"text\":\"It did it again.\"}");
        Eventually.holds(
                () ->
                        assertThat(desk(number).body())
                                .contains("It did it again.", anna.username()));

        worksHere(eva);
        post(eva, number, "assignment", "{\"expert\":\"%s\"}".formatted(eva.username()));
        shows(request, "/status", "assigned");
        shows(request, "/expert", eva.username());
        say(eva, api(number), "{\"text\":\"A new one is on its way.\"}");
        say(eva, api(number), "{\"text\":\"He calls often.\",\"visibility\":\"INTERNAL\"}");
        var undone = post(eva, number, "status", "{\"to\":\"solved\"}");
        assertThat(undone.status()).isEqualTo(422);
        assertThat(undone.at("/errors/0/field")).isEqualTo("resolution");
        post(
                eva,
                number,
                "status",
                "{\"to\":\"solved\",\"fields\":{\"resolution\":\"Replaced.\"}}");
        shows(request, "/resolution", "Replaced.");

        say(anna, "/api/tickets/" + request + "/rating", "{\"stars\":4}", "");
        shows(request, "/stars", "4");
        assertThat(anna.get("/api/tickets/" + request + "/messages").body())
                .contains("on its way")
                .doesNotContain("calls often");
        Eventually.holds(
                () -> assertThat(desk(number).at("/ticket/standing/stars")).isEqualTo("4"));
        assertThat(desk(number).at("/priority")).isEqualTo("CRITICAL");
    }

    @Test
    void isOneTicketHoweverOftenItIsAskedFor() throws Exception {
        var key = key();
        var first = ask(anna, key);
        var again = ask(anna, key);
        assertThat(again.at("/requestId")).isEqualTo(first.at("/requestId"));
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        var other =
                anna.post("/api/tickets", "{\"subject\":\"B\"}", "Idempotency-Key", key).status();
        assertThat(other).isEqualTo(422);
        number(first.at("/requestId"));
        assertThat(anna.get("/api/tickets").json().at("/tickets")).hasSize(1);
        var sql = "select count(*) from tickets.tickets where customer = ?";
        var made = db("tickets").sql(sql).param(anna.username()).query(Long.class).single();
        assertThat(made).isEqualTo(1);
    }

    @Test
    void isCancelledAndTakenUpAgain() throws Exception {
        var request = ask(anna, key()).at("/requestId");
        number(request);
        say(anna, "/api/tickets/" + request + "/cancellation", "{\"reason\":\"Works.\"}", "");
        shows(request, "/status", "cancelled");
        assertThat(anna.get("/api/tickets/" + request + "/messages").body())
                .contains("\"note\":\"Works.\"");
        var page = anna.get("/tickets/" + request, "Accept-Language", "en").body();
        assertThat(page)
                .contains(": Works.", "I need help after all")
                .doesNotContain("It does not work yet");
        say(anna, "/api/tickets/" + request + "/cancellation", "{}", "");
        Eventually.holds(
                () ->
                        assertThat(anna.get("/api/tickets/" + request + "/messages").body())
                                .contains("desk.refused.cancel"));
        say(anna, "/api/tickets/" + request + "/reopening", "{}", "");
        shows(request, "/status", "new");
    }

    @Test
    void carriesAFileFromOneProcessToTheOthers() throws Exception {
        var uploader = app.at("files", anna);
        var bytes = BodyPublishers.ofString("All lamps are red.");
        var taken = uploader.send(uploader.request("/api/files?name=lamps.txt").POST(bytes));
        assertThat(taken.status()).isEqualTo(201);
        var wish = "{\"subject\":\"Lamps\",\"files\":[\"%s\"]}".formatted(taken.at("/receipt"));
        var request = anna.post("/api/tickets", wish, "Idempotency-Key", key()).at("/requestId");
        var files = "/api/tickets/" + request + "/files";
        var id = anna.get(files).at("/files/0/id");
        assertThat(anna.get(files + "/" + id).body()).isEqualTo("All lamps are red.");
        var number = number(request);
        worksHere(eva);
        assertThat(eva.get(api(number) + "/files/" + id).body()).isEqualTo("All lamps are red.");
    }

    @Test
    void isNobodyElses() throws Exception {
        var request = ask(anna, key()).at("/requestId");
        var number = number(request);
        var boris = app.at("portal", app.person());
        assertThat(boris.get("/api/tickets/" + request).status()).isEqualTo(404);
        assertThat(boris.get("/api/tickets/" + number).status()).isEqualTo(404);
        assertThat(new Visitor(app.address("tickets"), "", boris.token()).get(api(number)).status())
                .isEqualTo(403);
    }

    Visitor anna() {
        return anna;
    }

    Installation app() {
        return app;
    }

    static Visitor.Answer ask(Visitor anna, String key) {
        var answer = anna.post("/api/tickets", WISH, "Idempotency-Key", key);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    String number(String request) throws Exception {
        var path = "/api/tickets/" + request;
        Eventually.holds(() -> assertThat(anna.get(path).at("/number")).isNotEmpty());
        return anna.get(path).at("/number");
    }

    private static void say(Visitor who, String path, String words) {
        say(who, path, words, "/messages");
    }

    private static void say(Visitor who, String path, String words, String act) {
        var answer = who.post(path + act, words, "Idempotency-Key", key());
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
    }

    private Visitor.Answer post(Visitor who, String number, String act, String words) {
        return who.post(api(number) + "/" + act, words);
    }

    private static String api(String number) {
        return "/api/desk/tickets/" + number;
    }

    private Visitor.Answer desk(String number) {
        return eva.get(api(number));
    }

    private void shows(String request, String path, String value) throws Exception {
        Eventually.holds(
                () -> assertThat(anna.get("/api/tickets/" + request).at(path)).isEqualTo(value));
    }

    /// As identity tells of somebody's role.
    private void worksHere(Visitor who) throws Exception {
        var database = app.partOf("identity", Database.class);
        database.transact(
                "identity",
                _ -> {
                    var role = new GivenRole("agent", opora.shell.Reach.ALL, "");
                    database.publish(
                            new AccessChanged(
                                    who.username(),
                                    java.util.List.of(role),
                                    false,
                                    java.time.Instant.now()));
                    return true;
                });
        var sql = "select count(*) from tickets.staff where username = ?";
        Eventually.holds(
                () ->
                        assertThat(
                                        db("tickets")
                                                .sql(sql)
                                                .param(who.username())
                                                .query(Long.class)
                                                .single())
                                .isPositive());
    }

    JdbcClient db(String context) {
        return app.partOf(context, JdbcClient.class);
    }

    static Stream<String> form(Map<String, String> fields) {
        return fields.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue()));
    }
}
