package opora.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;

/// Experts, traits, rules and quality as staff sees and changes them.
class AssignmentPagesTest {
    private static final String[] ENGLISH = {"Accept-Language", "en"};

    private final WholeApp app = WholeApp.get();
    private final Visitor manager = app.person("maria-" + UUID.randomUUID(), Set.of("manager"));
    private final String name = "edgar-" + UUID.randomUUID();
    private final String path = "/assignment/experts/" + name;

    @Test
    void onlyWhoWorksHereBecomesAnExpert() {
        var refused = manager.form("/assignment/experts", Stream.of("username", name));
        assertThat(refused.status()).isEqualTo(422);
        hire();
        var offered = "<option value=\"" + name + "\">";
        assertThat(manager.get("/assignment/experts").body()).contains(offered);
        assertThat(manager.form("/assignment/experts", Stream.of("username", name)).status())
                .isEqualTo(303);
        assertThat(manager.get("/assignment/experts").body()).doesNotContain(offered);
        assertThat(manager.get("/assignment/experts", ENGLISH).body())
                .contains(name, "gets no work");
    }

    @Test
    void whatIsTypedIsKeptAndWhatIsWrongIsSaidBesideTheField() {
        begin();
        var flawed =
                manager.form(path, fields("network 9", "Mars/Olympus", "9-12, 11-13", "many", "1"));
        assertThat(flawed.status()).isEqualTo(422);
        assertThat(flawed.body()).contains("skills-flaw", "zone-flaw", "day-0-flaw", "cap-flaw");
        var done =
                manager.form(path, fields("сети 3, printers", "Europe/Berlin", "22-6", "7", "1"));
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        var page = manager.get(path, ENGLISH).body();
        assertThat(page).contains("printers 1, сети 3", "22:00–06:00", "Europe/Berlin");
        var stale = manager.form(path, fields("a 1", "Europe/Berlin", "", "7", "1"));
        assertThat(stale.status()).isEqualTo(422);
        assertThat(manager.get(path, ENGLISH).body()).contains("printers 1");
    }

    @Test
    void absencesAreAddedAndRemoved() {
        begin();
        var wrong = Stream.of("from", "2031-01-02T10:00", "to", "2031-01-01T10:00", "note", "");
        assertThat(manager.form(path + "/absences", wrong).status()).isEqualTo(422);
        var right =
                Stream.of(
                        "from", "2031-01-02T10:00", "to", "2031-01-09T10:00", "note", "mountains");
        assertThat(manager.form(path + "/absences", right).status()).isEqualTo(303);
        assertThat(manager.get(path, ENGLISH).body()).contains("mountains");
        var absence =
                app.bean(Experts.class).find(name).orElseThrow().calendar().absences().getFirst();
        assertThat(absence.from()).isEqualTo(Instant.parse("2031-01-02T07:00:00Z"));
        manager.form(path + "/absences/" + absence.id() + "/removal", Stream.of());
        assertThat(manager.get(path, ENGLISH).body()).doesNotContain("mountains");
    }

    @Test
    void traitsAreAddedWhileEverythingRunsAndRulesAskForThem() {
        begin();
        var trait = "clearance " + UUID.randomUUID().toString().substring(0, 8);
        var added = Stream.of("name", trait, "kind", "NUMBER", "choices", "");
        assertThat(manager.form("/assignment/traits", added).status()).isEqualTo(303);
        assertThat(manager.get(path, ENGLISH).body()).contains(trait);
        var filled =
                Stream.concat(
                        fields("a 1", "Europe/Berlin", "", "7", "1"),
                        Stream.of("trait." + trait, "two"));
        var wrong = manager.form(path, filled);
        assertThat(wrong.status()).isEqualTo(422);
        var rules = manager.get("/api/assignment/rules");
        var version = rules.json().at("/version").asInt();
        var draft =
                """
                {"surety": 60, "untouchedMinutes": 120, "onShift": true, "byRegion": true, "byLanguage": true,
                 "topics": [], "requirements": [{"name": "cleared", "field": "product", "match": "CONTAINS",
                 "value": "vault", "trait": "%s", "proof": "%s", "wanted": "%s"}]}
                """;
        var trial = "/api/assignment/rules/trials";
        assertThat(manager.post(trial, draft.formatted(trait, "AT_LEAST", "much")).status())
                .isEqualTo(422);
        var tried = manager.post(trial, draft.formatted(trait, "AT_LEAST", "2"));
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(manager.get("/api/assignment/rules").json().at("/version").asInt())
                .isEqualTo(version);
        manager.form("/assignment/traits/removal", Stream.of("name", trait));
        assertThat(manager.get(path, ENGLISH).body()).doesNotContain(trait);
    }

    @Test
    void programsAddTraitsAndAbsencesOnce() throws Exception {
        begin();
        var trait = "/api/assignment/traits/grade" + UUID.randomUUID().toString().substring(0, 8);
        var wish = "{\"kind\": \"CHOICE\", \"choices\": [\"low\", \"high\"]}";
        assertThat(put(trait, wish).status()).isEqualTo(200);
        assertThat(put(trait, wish).at("/choices/1")).isEqualTo("high");
        assertThat(put(trait, "{\"kind\": \"TEXT\"}").status()).isEqualTo(422);
        assertThat(delete(trait).status()).isEqualTo(204);
        var away = "/api" + path + "/absences";
        var week = "{\"from\": \"2031-03-01T00:00:00Z\", \"to\": \"2031-03-08T00:00:00Z\"}";
        manager.post(away, week);
        var listed = manager.post(away, week);
        assertThat(listed.json().at("/absences")).as(listed.body()).hasSize(1);
        assertThat(manager.post(away, "{\"from\": \"2031-03-01T00:00:00Z\"}").status())
                .isEqualTo(422);
        assertThat(delete(away + "/" + listed.at("/absences/0/id")).status()).isEqualTo(204);
        assertThat(manager.get(away).json().at("/absences")).isEmpty();
        assertThat(put("/api/assignment/models/current", "{\"version\": 99999}").status())
                .isEqualTo(404);
    }

    private Visitor.Answer delete(String where) {
        return manager.send(manager.request(where).DELETE());
    }

    private Visitor.Answer put(String where, String json) {
        return manager.send(
                manager.request(where)
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json)));
    }

    @Test
    void rulesAreTriedBeforeTheyGoLive() throws Exception {
        var before = manager.get("/api/assignment/rules").json();
        var version = before.at("/version").asInt();
        var page = manager.get("/assignment/rules", ENGLISH).body();
        assertThat(page).contains("Доступ / Access", "Version " + version);
        var tried =
                manager.form(
                        "/assignment/rules",
                        Stream.of("surety", "60", "untouchedMinutes", "60", "try", "1"));
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body()).contains("id=\"trial\"");
        var flawed =
                manager.form(
                        "/assignment/rules", Stream.of("surety", "400", "untouchedMinutes", "60"));
        assertThat(flawed.status()).isEqualTo(422);
        var put =
                manager.send(
                        manager.request("/api/assignment/rules", "If-Match", "\"" + version + "\"")
                                .header("Content-Type", "application/json")
                                .PUT(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                before.toString())));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().at("/version").asInt()).isEqualTo(version + 1);
        Eventually.holds(
                () ->
                        assertThat(manager.get("/assignment/rules", ENGLISH).body())
                                .contains("Version " + (version + 1)));
    }

    @Test
    void programsCorrectATopicOnce() {
        var ticket = UUID.randomUUID().toString();
        var sql =
                """
                insert into assignment.tickets (ticket, number, customer, words, address, facts, urgency, state, topic,
                    confidence, model, first_topic, first_confidence, routed, opened_at)
                values (?, 4712, 'anna', 'der Drucker', '', '{"region": ""}', 1, 'OUT', 'x', 1, 'rules', 'x', 1, true, now())
                """;
        app.db().sql(sql).param(ticket).update();
        var topic = manager.get("/api/assignment/topics").at("/topics/0");
        var path = "/api/assignment/why/" + ticket;
        var unknown = manager.put(path + "/topic", "{\"topic\": \"no such\"}");
        assertThat(unknown.at("/errors/0/field")).isEqualTo("topic");
        var wish = "{\"topic\": \"%s\"}".formatted(topic);
        for (int i = 0; i < 2; i++) {
            var corrected = manager.put(path + "/topic", wish);
            assertThat(corrected.at("/topic")).as(corrected.body()).isEqualTo(topic);
            assertThat(corrected.at("/model")).isEqualTo("by-hand");
            assertThat(corrected.json().at("/history")).hasSize(1);
        }
        var expert = app.person(name + "-x", Set.of("expert"));
        assertThat(expert.put(path + "/topic", wish).status()).isEqualTo(403);
        assertThat(manager.put("/api/assignment/why/none/topic", wish).status()).isEqualTo(404);
    }

    @Test
    void theReportShowsWhatThereIs() {
        assertThat(manager.get("/assignment/quality?days=90", ENGLISH).status()).isEqualTo(200);
        assertThat(manager.get("/api/assignment/quality?days=0").status()).isEqualTo(422);
    }

    @Test
    void anExpertSeesTheReasonsOfTheirOwnTicketsOnly() {
        var ticket = UUID.randomUUID().toString();
        var sql =
                """
                insert into assignment.tickets (ticket, number, customer, words, address, facts, urgency, state, topic,
                    confidence, model, first_topic, first_confidence, routed, expert, opened_at)
                values (?, 4711, 'anna', 'der Drucker', '', '{"region": ""}', 1, 'OUT', 'x', 1, 'rules', 'x', 1, true, ?, now())
                """;
        app.db().sql(sql).params(ticket, name).update();
        var why = "/assignment/why/" + ticket;
        assertThat(manager.get(why, ENGLISH).body()).contains("4711", name);
        assertThat(manager.get(why + "/part", ENGLISH).body())
                .contains(name)
                .doesNotContain("<html");
        assertThat(app.person("anna", Set.of("customer")).get(why).status()).isEqualTo(403);
        assertThat(manager.get("/assignment/why/none").status()).isEqualTo(404);
        var unknown = manager.form(why + "/topic", Stream.of("topic", "no such topic"));
        assertThat(unknown.status()).isEqualTo(422);
    }

    private void hire() {
        app.db().sql("insert into assignment.staff values (?)").param(name).update();
    }

    private void begin() {
        hire();
        manager.form("/assignment/experts", Stream.of("username", name));
    }

    private static Stream<String> fields(
            String skills, String zone, String monday, String cap, String version) {
        return Stream.of(
                "skills", skills, "zone", zone, "day.0", monday, "cap", cap, "version", version);
    }
}
