package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Visitor;
import opora.WholeApp;
import opora.shell.Reach;
import org.junit.jupiter.api.Test;

/// What a ticket is about, changed by programs and with a reason.
class EditTest {
    private static final String[] NONE = {};

    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);

    @Test
    void programsChangeWhatItIsAbout() throws Exception {
        var number = Desks.opened(anna, "Slow");
        var words = "\"subject\": \"Very slow\", \"impact\": \"HIGH\", \"tags\": \"line,dsl\"";
        assertThat(edit(number, words, NONE).status()).isEqualTo(428);
        var key = UUID.randomUUID().toString();
        var tag = tag(number);
        var done = edit(number, words, "If-Match", tag, "Idempotency-Key", key);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.at("/matter/subject")).isEqualTo("Very slow");
        assertThat(done.json().at("/matter/tags")).hasSize(2);
        assertThat(done.header("ETag").orElseThrow()).isNotEqualTo(tag);
        var again = edit(number, words, "If-Match", tag, "Idempotency-Key", key);
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(edit(number, words, "If-Match", "*").status()).isEqualTo(200);
        var happened = eva.get("/api/desk/tickets/" + number + "/history").json().at("/happened");
        assertThat(happened.findValuesAsString("kind"))
                .as("nothing is new")
                .containsOnlyOnce("Changed");
    }

    @Test
    void bothVersionsAreToldWhereSomebodyWasQuicker() throws Exception {
        var number = Desks.opened(anna, "As it was");
        var tag = tag(number);
        assertThat(edit(number, "\"subject\": \"By Eva\"", "If-Match", tag).status())
                .isEqualTo(200);
        var mine = "\"subject\": \"Mine\", \"address\": \"Arbat 2\"";
        var late = edit(number, mine, "If-Match", tag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("Content-Type")).hasValue("application/problem+json");
        assertThat(late.json().at("/differences").size()).isEqualTo(2);
        assertThat(late.at("/differences/0/field")).isEqualTo("subject");
        assertThat(late.at("/differences/0/saved")).isEqualTo("By Eva");
        assertThat(late.at("/differences/0/typed")).isEqualTo("Mine");
        assertThat(ticket(number).matter().address()).as("nothing half done").isEmpty();
        var other = edit(number, "\"address\": \"Arbat 2\"", "If-Match", tag);
        assertThat(other.status()).as("another field").isEqualTo(200);
        var now = edit(number, mine, "If-Match", "\"" + late.at("/version") + "\"");
        assertThat(now.at("/matter/subject")).as(now.body()).isEqualTo("Mine");
        assertThat(edit(number, mine, "If-Match", "\"999\"").status()).isEqualTo(412);
        assertThat(edit(number, mine, "If-Match", "\"other\"").status()).isEqualTo(412);
    }

    @Test
    void programsHearAllThatIsWrong() throws Exception {
        var number = Desks.opened(anna, "A");
        var absurd =
                """
                "subject": "%s", "impact": "HUGE", "wishedAt": "soon", "fields.no_such": "x", "text": "a\\u0000"
                """;
        var long200 = "x".repeat(201);
        var refused = edit(number, absurd.formatted(long200), "If-Match", "*");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "subject", "impact", "wishedAt", "fields.no_such", "text");
        assertThat(refused.body()).contains("200").doesNotContain("{0}");
        assertThat(edit(number, "\"status\": \"solved\"", "If-Match", "*").at("/errors/0/field"))
                .isEqualTo("status");
        assertThat(edit(number, "", "If-Match", "*").at("/errors/0/field")).isEqualTo("words");
        var page = eva.form("/desk/" + number + "/edit", typed(number, long200, ""));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("200").doesNotContain("{0}");
        var own = Desks.agent(app, Reach.OWN, "");
        var path = "/api/desk/tickets/" + number + "/changes";
        assertThat(own.post(path, "{\"words\": {\"subject\": \"B\"}, \"version\": 1}").status())
                .isEqualTo(404);
    }

    /// Whoever is shown their flaws would else save over what they never saw.
    @Test
    void whatIsUnseenIsToldBeforeWhatIsWrong() throws Exception {
        var number = Desks.opened(anna, "As it was");
        var tag = tag(number);
        edit(number, "\"subject\": \"By Eva\"", "If-Match", tag);
        var both = edit(number, "\"subject\": \"Mine\", \"impact\": \"HUGE\"", "If-Match", tag);
        assertThat(both.status()).isEqualTo(412);
        var fields = Stream.of("seen", "1", "kind", "JOKE", "subject", "Mine", "impact", "LOW");
        var page = eva.form("/desk/" + number + "/edit", fields, "Accept-Language", "en");
        assertThat(page.body()).contains("As it is now", "By Eva");
    }

    @Test
    void theReasonStandsInTheHistory() throws Exception {
        var number = Desks.opened(anna, "Why?");
        var path = "/api/desk/tickets/" + number;
        var because = "The whole house is affected.";
        var sent =
                "{\"words\": {\"impact\": \"HIGH\"}, \"reason\": \"%s\", \"version\": 1}"
                        .formatted(because);
        assertThat(eva.post(path + "/changes", sent).status()).isEqualTo(200);
        var form = eva.form("/desk/" + number + "/edit", typed(number, "Now clear", "She called."));
        assertThat(form.status()).as(form.body()).isEqualTo(303);
        assertThat(eva.get("/desk/" + number).body()).contains(because, "She called.");
        var history = eva.get(path + "/history").json().at("/happened");
        assertThat(history.findValuesAsString("why")).contains(because, "She called.");
        var long1001 = sent.replace(because, "x".repeat(1001));
        assertThat(eva.post(path + "/changes", long1001).at("/errors/0/field")).isEqualTo("reason");
        var bulk =
                "{\"tickets\": [%d], \"handling\": {\"urgency\": \"HIGH\", \"reason\": \"Storm.\"}}"
                        .formatted(number);
        assertThat(eva.post("/api/desk/bulk", bulk).status()).isEqualTo(200);
        assertThat(eva.get("/desk/" + number).body()).contains("Storm.");
    }

    @Test
    void theHistoryComesInPages() throws Exception {
        var number = Desks.opened(anna, "First");
        var path = "/api/desk/tickets/" + number;
        for (var subject : new String[] {"Second", "Third"}) {
            edit(number, "\"subject\": \"" + subject + "\"", "If-Match", "*");
        }
        var first = eva.get(path + "/history?limit=1");
        assertThat(first.at("/happened/0/kind")).isEqualTo("Opened");
        assertThat(first.at("/happened/0/who")).isEqualTo(anna.username());
        var rest = eva.get(path + "/history?cursor=" + first.at("/next"));
        assertThat(rest.at("/happened/0/n")).isEqualTo("2");
        assertThat(rest.json().has("next")).isFalse();
        assertThat(eva.get(path + "?at=never").at("/errors/0/field")).isEqualTo("at");
        assertThat(eva.get(path + "?at=2020-01-01T00:00:00Z").status()).isEqualTo(404);
        var later = eva.get(path + "?at=" + Instant.now().plusSeconds(60));
        assertThat(later.at("/ticket/matter/subject")).isEqualTo("Third");
    }

    private Stream<String> typed(long number, String subject, String reason) {
        return Stream.of(
                "seen",
                "" + ticket(number).version(),
                "kind",
                "INCIDENT",
                "impact",
                "HIGH",
                "urgency",
                "MEDIUM",
                "subject",
                subject,
                "reason",
                reason);
    }

    private Visitor.Answer edit(long number, String words, String... headers) {
        var path = "/api/desk/tickets/" + number + "/changes";
        return eva.post(path, "{\"words\": {" + words + "}}", headers);
    }

    private String tag(long number) {
        return eva.get("/api/desk/tickets/" + number).header("ETag").orElseThrow();
    }

    private Ticket ticket(long number) {
        return app.bean(Tickets.class).byNumber(number).orElseThrow();
    }
}
