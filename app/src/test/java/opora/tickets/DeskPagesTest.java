package opora.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.identity.AccessChanged;
import opora.identity.GivenRole;
import opora.shell.Grant;
import opora.shell.Reach;
import opora.shell.Rights;
import opora.shell.Scope;
import org.junit.jupiter.api.Test;

/// The desk as a browser without script sees it, and the stream for those with.
class DeskPagesTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = staff(Reach.ALL, "");

    @Test
    void showsATicketAndLetsItBeWorkedOn() throws Exception {
        var number = opened("The <i>screen</i> is dark");
        assertThat(eva.get("/desk?view=ALL").body()).contains("href=\"/desk/" + number + "\"");
        for (var view : View.values()) {
            assertThat(eva.get("/desk?view=" + view).status()).as(view.name()).isEqualTo(200);
        }
        assertThat(eva.get("/desk/find?q=" + number).header("Location"))
                .hasValue("/desk/" + number);
        var page = "/desk/" + number;
        assertThat(eva.get(page).body())
                .contains("The &lt;i&gt;screen", "value=\"INTERNAL\"")
                .doesNotContain("<i>screen");

        var once = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            send(page + "/messages", "once", once, "text", "A secret.", "visibility", "INTERNAL");
        }
        assertThat(eva.get(page).body().split("A secret\\.")).hasSize(2);
        assertThat(eva.get(page).body()).contains("class=\"said internal\"");
        send(page + "/assignment", "expert", eva.username(), "why", "");
        assertThat(eva.get("/desk?view=MINE").body()).contains("href=\"" + page + "\"");

        var lost = send(page + "/status", "to", "solved", "resolution", "", "reason", "So");
        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.body()).contains("id=\"resolution-flaw\"", "value=\"So\"");
        assertThat(send(page + "/status", "to", "closed").status()).isEqualTo(422);
        send(page + "/status", "to", "solved", "resolution", "A new one.");
        assertThat(eva.get(page).body()).contains("A new one.");
        assertThat(eva.get("/desk?view=MINE").body()).doesNotContain("href=\"" + page + "\"");
        assertThat(eva.get("/desk/999999999").status()).isEqualTo(404);
    }

    @Test
    void makesATicketOnesWorkWithAnAnswer() throws Exception {
        var number = opened("Nobody's yet");
        var page = "/desk/" + number;
        assertThat(eva.get(page).body())
                .contains("name=\"take\" value=\"true\" data-key=\"t\" checked");
        send(
                page + "/messages",
                "once",
                "n1",
                "text",
                "A",
                "visibility",
                "INTERNAL",
                "take",
                "true");
        send(page + "/messages", "once", "n2", "text", "B");
        assertThat(expert(number)).isEmpty();
        for (int i = 0; i < 2; i++) {
            send(page + "/messages", "once", "n3", "text", "On my way.", "take", "true");
        }
        assertThat(expert(number)).isEqualTo(eva.username());
        assertThat(eva.get(page).body()).doesNotContain("name=\"take\"");
        assertThat(status(number)).isEqualTo("assigned");

        var other = opened("Over the API");
        var path = "/api/desk/tickets/" + other + "/messages";
        var key = "Idempotency-Key";
        eva.post(path, "{\"text\":\"A\"}", key, UUID.randomUUID().toString());
        assertThat(expert(other)).isEmpty();
        var taken = "{\"text\":\"B\",\"take\":true}";
        var answer = eva.post(path, taken, key, UUID.randomUUID().toString());
        assertThat(answer.at("/standing/expert")).isEqualTo(eva.username());
        var late = staff(Reach.ALL, "").post(path, taken, key, UUID.randomUUID().toString());
        assertThat(late.status()).isEqualTo(200);
        assertThat(expert(other)).as("somebody was quicker").isEqualTo(eva.username());
    }

    private String expert(long number) {
        return eva.get("/api/desk/tickets/" + number).at("/ticket/standing/expert");
    }

    @Test
    void aRightReachesNoFurtherThanTheRoleItComesFrom() throws Exception {
        var number = opened("Seen, not touched");
        var both = Desks.agent(app, Reach.QUEUE, "second-line");
        var looks = new Grant("looks", Scope.ALL);
        var works = new Grant("agent", new Scope(Reach.QUEUE, "second-line"));
        var rights = app.bean(Rights.class);
        rights.define("looks", Set.of(TicketsContext.SEE), Instant.now());
        rights.give(both.username(), Set.of(looks, works), false, Instant.now());
        var api = "/api/desk/tickets/" + number;
        assertThat(both.get(api).status()).isEqualTo(200);
        assertThat(both.get("/desk/" + number).body()).doesNotContain("name=\"text\"");
        assertThat(says(both, api)).isEqualTo(403);
        var taken = "{\"expert\":\"%s\"}".formatted(both.username());
        assertThat(both.post(api + "/assignment", taken).status()).isEqualTo(403);
        happens(number, new Happening.Queued("second-line", ""));
        assertThat(says(both, api)).isLessThan(300);
    }

    private void happens(long number, Happening happening) {
        var ticket = app.bean(Tickets.class).byNumber(number).orElseThrow();
        app.bean(Desk.class).act(ticket.id(), Actor.nobody(), _ -> Verdict.happens(happening));
    }

    private static int says(Visitor visitor, String api) {
        var key = UUID.randomUUID().toString();
        return visitor.post(api + "/messages", "{\"text\":\"Mine.\"}", "Idempotency-Key", key)
                .status();
    }

    @Test
    void aRegionIsTheFieldOfThatName() throws Exception {
        var number = opened("Far away");
        var region = staff(Reach.REGION, "siberia");
        assertThat(region.get("/desk/" + number).status()).isEqualTo(404);
        happens(
                number,
                new Happening.Changed(
                        Map.of("fields.region", ""), Map.of("fields.region", "siberia")));
        assertThat(region.get("/desk/" + number).status()).isEqualTo(200);
        assertThat(region.get("/desk?view=ALL").body()).contains("/desk/" + number);
        var search = "/desk/search?q=" + number;
        Eventually.holds(
                () ->
                        assertThat(region.get(search).header("Location"))
                                .hasValue("/desk/" + number));
    }

    @Test
    void showsNoMoreThanTheRoleReaches() throws Exception {
        var number = opened("Not for everybody");
        var own = staff(Reach.OWN, "");
        assertThat(own.get("/desk/" + number).status()).isEqualTo(404);
        assertThat(own.get("/desk?view=ALL").body()).doesNotContain("/desk/" + number + "\"");
        var queue = staff(Reach.QUEUE, "second-line");
        assertThat(queue.get("/api/desk/tickets/" + number).status()).isEqualTo(404);
        happens(number, new Happening.Queued("second-line", ""));
        assertThat(queue.get("/api/desk/tickets/" + number).status()).isEqualTo(200);
        var assigned = "{\"expert\":\"%s\"}".formatted(own.username());
        assertThat(eva.post("/api/desk/tickets/" + number + "/assignment", assigned).status())
                .isEqualTo(200);
        assertThat(own.get("/desk/" + number).status()).isEqualTo(200);
        assertThat(queue.get("/api/desk/tickets/" + number).status()).isEqualTo(404);
    }

    @Test
    void goesFromPageToPageOfAList() throws Exception {
        var first = opened("One");
        var second = opened("Two");
        var page = eva.get("/api/desk/tickets?view=ALL&limit=1");
        assertThat(page.json().at("/tickets/0/number").asLong()).isGreaterThanOrEqualTo(second);
        var next = "0-" + second;
        var after = eva.get("/api/desk/tickets?view=ALL&limit=1&cursor=" + next);
        assertThat(after.json().at("/tickets/0/number").asLong()).isEqualTo(first);
        assertThat(eva.get("/api/desk/tickets?cursor=no").status()).isEqualTo(422);
        var urgent = eva.get("/api/desk/tickets?view=OPEN&limit=100").json().at("/tickets");
        var ranks =
                urgent.valueStream()
                        .map(line -> Priority.valueOf(line.at("/priority").asString()).rank())
                        .toList();
        assertThat(ranks).isSorted();
    }

    @Test
    void tellsOpenPagesWhatChanges() throws Exception {
        var number = opened("Live");
        var http = HttpClient.newHttpClient();
        try {
            var request = eva.request("/desk/" + number + "/live").GET().build();
            var stream = http.send(request, BodyHandlers.ofLines());
            var heard =
                    CompletableFuture.supplyAsync(
                            () -> stream.body().anyMatch(line -> line.contains("Hear this.")),
                            Thread::startVirtualThread);
            send("/desk/" + number + "/messages", "once", "l", "text", "Hear this.");
            assertThat(heard.get(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            http.shutdownNow();
        }
        var live = app.bean(DeskPages.class);
        Eventually.holds(() -> assertThat(live.pages(eva.username())).isZero());
    }

    @Test
    void closesFinishedWorkAfterAWhile() throws Exception {
        var number = opened("Done soon");
        var done = "{\"to\":\"solved\",\"fields\":{\"resolution\":\"Done.\"}}";
        eva.post("/api/desk/tickets/" + number + "/status", done);
        var closing = app.bean(CloseTickets.class);
        closing.close(Instant.now());
        assertThat(status(number)).isEqualTo("solved");
        closing.close(Instant.now().plus(Duration.ofDays(8)));
        assertThat(status(number)).isEqualTo("closed");
    }

    private String status(long number) {
        return app.bean(Tickets.class).byNumber(number).orElseThrow().standing().status();
    }

    private long opened(String subject) throws Exception {
        var wish = "{\"subject\":\"%s\"}".formatted(subject);
        var asked = anna.post("/api/tickets", wish, "Idempotency-Key", UUID.randomUUID() + "");
        var path = "/api/tickets/" + asked.at("/requestId");
        Eventually.holds(() -> assertThat(anna.get(path).at("/number")).isNotEmpty());
        return Long.parseLong(anna.get(path).at("/number"));
    }

    private Visitor.Answer send(String path, String... fields) {
        return eva.form(path, Stream.of(fields));
    }

    /// Somebody who works at the desk, as identity tells.
    private Visitor staff(Reach reach, String place) {
        var name = app.person().username();
        var role = new GivenRole("agent", reach, place);
        var database = app.bean(Database.class);
        database.transact(
                "identity",
                _ -> {
                    database.publish(new AccessChanged(name, List.of(role), false, Instant.now()));
                    return true;
                });
        var somebody = app.person(name, Set.of("agent"));
        try {
            Eventually.holds(() -> assertThat(app.bean(Staff.class).works(name)).isTrue());
            var rights = app.bean(Rights.class);
            rights.give(name, Set.of(role.grant()), false, Instant.now());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return somebody;
    }
}
