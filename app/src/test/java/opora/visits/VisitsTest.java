package opora.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.privacy.PersonErased;
import opora.tickets.Desks;
import org.junit.jupiter.api.Test;

/// An expert's day, from the assignment to the signature.
class VisitsTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);

    @Test
    void aVisitGoesFromTheListToTheResolution() throws Exception {
        var ticket = assigned(eva, "2027-01-15T09:00:00Z");
        var page = "/visits/" + ticket.id();
        assertThat(eva.get("/visits").body())
                .contains("No light", page, "geo:0,0?q=Tverskaya%201", "tel:+79001234567");
        assertThat(app.person().get(page).status()).isEqualTo(403);
        assertThat(Desks.agent(app).get(page).status()).as("not theirs").isEqualTo(404);
        assertThat(eva.get(page + "/visit.ics").body())
                .contains("DTSTART:20270115T090000Z", "LOCATION:Tverskaya 1\\, Moscow");

        act(eva, ticket, "STARTED");
        stands(ticket, "working");
        act(eva, ticket, "PAUSED");
        act(eva, ticket, "RESUMED");
        var photo = upload(eva, "socket.png");
        var fields =
                Stream.of(
                        "resolution",
                        "A new socket.",
                        "minutes",
                        "45",
                        "parts",
                        "2 x Socket\nCable",
                        "file",
                        photo);
        assertThat(sent(eva, ticket, act("FINISHED"), fields)).isEqualTo(204);
        stands(ticket, "solved");
        var desk = eva.get("/api/desk/tickets/" + ticket.number()).json();
        assertThat(desk.at("/ticket/standing/resolution").asString()).isEqualTo("A new socket.");
        assertThat(desk.at("/effort/minutes").asInt()).isEqualTo(45);
        assertThat(desk.at("/effort/parts/0/quantity").asInt()).isEqualTo(2);
        assertThat(desk.at("/effort/parts/1/part").asString()).isEqualTo("Cable");
        Eventually.holds(
                () ->
                        assertThat(anna.get("/tickets/" + ticket.number()).body())
                                .contains("socket.png"));
        assertThat(steps(eva, ticket)).containsExactly("STARTED", "PAUSED", "RESUMED", "FINISHED");
    }

    @Test
    void whatIsSentAgainHappensOnce() throws Exception {
        var ticket = assigned(eva, "");
        var start = act("STARTED");
        for (var i = 0; i < 3; i++) {
            assertThat(sent(eva, ticket, start, Stream.of())).isEqualTo(204);
        }
        stands(ticket, "working");
        assertThat(steps(eva, ticket)).containsExactly("STARTED");
        var happened = eva.get("/api/desk/tickets/" + ticket.number()).json().at("/happened");
        assertThat(happened.findValuesAsString("kind")).filteredOn("Visited"::equals).hasSize(1);
    }

    @Test
    void whatSomebodyElseHasDecidedMeanwhileStands() throws Exception {
        var ticket = assigned(eva, "");
        act(eva, ticket, "STARTED");
        stands(ticket, "working");
        var clara = Desks.agent(app);
        assign(eva, ticket, clara);
        Eventually.holds(
                () -> assertThat(clara.get("/visits").body()).contains("/visits/" + ticket.id()));
        var words = Stream.of("resolution", "Done already.", "minutes", "30");
        assertThat(sent(eva, ticket, act("FINISHED"), words)).isEqualTo(204);
        Eventually.holds(
                () -> assertThat(eva.get("/visits/" + ticket.id()).body()).contains("work by now"));
        var desk = eva.get("/api/desk/tickets/" + ticket.number());
        assertThat(desk.at("/ticket/standing/status")).isEqualTo("working");
        assertThat(desk.at("/effort/minutes")).as("nothing is lost").isEqualTo("30");
        assertThat(eva.get("/desk/" + ticket.number()).body()).contains("Done already.");
        assertThat(anna.get("/tickets/" + ticket.number()).body()).doesNotContain("Done already.");
    }

    @Test
    void whatFinishingNeedsIsFilledInTogetherWithIt() throws Exception {
        var ticket = assigned(eva, "");
        act(eva, ticket, "STARTED");
        stands(ticket, "working");
        var page = "/visits/" + ticket.id();
        var field = "serial" + key().substring(0, 8);
        needed(field);
        try {
            Eventually.holds(
                    () ->
                            assertThat(eva.get(page).body())
                                    .contains("name=\"fields." + field, "The " + field));
            assertThat(eva.get("/api" + page).at("/asked/0/key")).isEqualTo("fields." + field);
            var without = Stream.concat(Arrays.stream(act("FINISHED")), words("A new fuse."));
            var refused = eva.form(page + "/acts", without);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("fields." + field + "-flaw", "A new fuse.");
            var whole = Stream.concat(words("A new fuse."), Stream.of("fields." + field, "S-77"));
            assertThat(sent(eva, ticket, act("FINISHED"), whole)).isEqualTo(204);
            stands(ticket, "solved");
            var desk = eva.get("/api/desk/tickets/" + ticket.number());
            assertThat(desk.at("/ticket/matter/fields/" + field)).isEqualTo("S-77");
        } finally {
            needless(field);
        }
    }

    @Test
    void aReportThatKnewNothingOfAFieldIsCompletedAndNothingOfItIsLost() throws Exception {
        var ticket = assigned(eva, "");
        act(eva, ticket, "STARTED");
        stands(ticket, "working");
        var page = "/visits/" + ticket.id();
        var field = "floor" + key().substring(0, 8);
        needed(field);
        try {
            var photo = Stream.of("minutes", "45", "file", upload(eva, "fuse.png"));
            var first = act("FINISHED");
            var told = Stream.concat(words("A new fuse."), photo);
            assertThat(sent(eva, ticket, first, told)).isEqualTo(204);
            Eventually.holds(
                    () ->
                            assertThat(eva.get(page).body())
                                    .contains("data-again=\"" + first[1], "“The " + field + "”"));
            var body = eva.get(page).body();
            assertThat(body).contains("data-state=\"STARTED\"", "A new fuse.", "fuse.png");
            assertThat(body).contains("value=\"45\"", "name=\"fields." + field);
            var desk = "/api/desk/tickets/" + ticket.number();
            assertThat(eva.get(desk).json().at("/effort/minutes").asInt()).isZero();
            assertThat(eva.get("/desk/" + ticket.number()).body()).doesNotContain("A new fuse.");

            var held =
                    java.util.regex.Pattern.compile("name=\"file\" value=\"([^\"]+)\"")
                            .matcher(body);
            assertThat(held.find()).isTrue();
            var whole = Stream.of("minutes", "45", "fields." + field, "3", "file", held.group(1));
            var again = Stream.concat(words("A new fuse."), whole);
            assertThat(sent(eva, ticket, act("FINISHED"), again)).isEqualTo(204);
            stands(ticket, "solved");
            assertThat(eva.get(desk).json().at("/effort/minutes").asInt()).isEqualTo(45);
            assertThat(eva.get(desk).at("/ticket/matter/fields/" + field)).isEqualTo("3");
            Eventually.holds(
                    () ->
                            assertThat(anna.get("/tickets/" + ticket.number()).body())
                                    .contains("fuse.png"));
            assertThat(eva.get(page).body()).doesNotContain("data-again");
            var kept = "select count(*) from visits.acts where ticket = ? and told is not null";
            Eventually.holds(
                    () ->
                            assertThat(
                                            app.db()
                                                    .sql(kept)
                                                    .param(ticket.id())
                                                    .query(Long.class)
                                                    .single())
                                    .isZero());
        } finally {
            needless(field);
        }
    }

    @Test
    void aVisitIsMoved() throws Exception {
        var ticket = assigned(eva, "2027-01-15T09:00:00Z");
        var moved = sent(eva, ticket, act("PLANNED"), Stream.of("planned", "2027-02-01T10:00"));
        assertThat(moved).isEqualTo(204);
        assertThat(eva.get("/visits/" + ticket.id() + "/visit.ics").body())
                .contains("DTSTART:20270201T070000Z");
        var never = sent(eva, ticket, act("PLANNED"), Stream.of("planned", "tomorrow"));
        assertThat(never).isEqualTo(422);
        assertThat(sent(eva, ticket, act("FINISHED"), Stream.of())).isEqualTo(422);
        assertThat(sent(eva, ticket, act("DANCED"), Stream.of())).isEqualTo(422);
        var page = eva.form("/visits/" + ticket.id() + "/acts", Stream.of("step", "FINISHED"));
        assertThat(page.status()).as("without script").isEqualTo(422);
        assertThat(page.body()).contains("Say what was done");
    }

    @Test
    void theInstalledAppOffersThem() {
        var manifest = eva.get("/manifest.webmanifest", "Accept-Language", "ru");
        assertThat(manifest.at("/shortcuts/0/url")).isEqualTo("/visits");
        assertThat(manifest.at("/shortcuts/0/name")).isEqualTo("Мои выезды");
    }

    @Test
    void programsReportToo() throws Exception {
        var ticket = assigned(eva, "");
        assertThat(eva.get("/api/visits").at("/visits/0/ticket")).isEqualTo(ticket.id());
        var path = "/api/visits/" + ticket.id();
        var wish = "{\"step\":\"STARTED\",\"parts\":[{\"part\":\"Lamp\",\"quantity\":2}]}";
        var key = key();
        var taken = eva.post(path + "/acts", wish, "Idempotency-Key", key);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.at("/state")).isEqualTo("STARTED");
        eva.post(path + "/acts", wish, "Idempotency-Key", key);
        assertThat(eva.get(path).json().at("/reports")).hasSize(1);
        var flawed = eva.post(path + "/acts", "{\"step\":\"FINISHED\"}", "Idempotency-Key", key());
        assertThat(flawed.at("/errors/0/field")).isEqualTo("resolution");
        var other = Desks.agent(app);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.post(path + "/acts", wish, "Idempotency-Key", key()).status())
                .isEqualTo(404);
        stands(ticket, "working");
        assertThat(eva.get("/api/desk/tickets/" + ticket.number()).at("/effort/parts/0/part"))
                .isEqualTo("Lamp");
    }

    @Test
    void whatIsOverGoesInTime() throws Exception {
        var ticket = assigned(eva, "");
        act(eva, ticket, "STARTED");
        app.db()
                .sql(
                        """
                        update visits.visits set phase = 'CLOSED', changed_at = now() - interval '91 days' where ticket = ?
                        """)
                .param(ticket.id())
                .update();
        app.bean(DropOld.class).look();
        assertThat(eva.get("/visits/" + ticket.id()).status()).isEqualTo(404);
        var sql = "select count(*) from visits.acts where ticket = ?";
        assertThat(app.db().sql(sql).param(ticket.id()).query(Long.class).single()).isZero();
    }

    @Test
    void whoIsErasedIsForgottenHere() throws Exception {
        var ticket = assigned(eva, "");
        app.bean(ForgetPeople.class).on(new PersonErased(anna.username(), Instant.now()));
        assertThat(eva.get("/visits/" + ticket.id()).body())
                .doesNotContain("Tverskaya", "No light", "123-45-67");
    }

    private static Stream<String> words(String resolution) {
        return Stream.of("resolution", resolution);
    }

    private void needed(String field) {
        define("/new-field", field, "0", "needed.solved", "on", "field", field);
    }

    private void needless(String field) {
        define("/fields/" + field, field, "1", "retired", "on");
    }

    private void define(String path, String field, String version, String... more) {
        var manager = app.person(anna.username() + "-m", Set.of("manager"));
        var fields =
                Stream.of(
                        "russian",
                        "Поле",
                        "english",
                        "The " + field,
                        "kind",
                        "TEXT",
                        "position",
                        "10",
                        "version",
                        version);
        var kept = manager.form(path, Stream.concat(fields, Arrays.stream(more)));
        assertThat(kept.status()).as(kept.body()).isEqualTo(303);
    }

    private record Made(String id, long number) {}

    private Made assigned(Visitor expert, String wished) throws Exception {
        var wish =
                """
                {"subject":"No light","address":"Tverskaya 1, Moscow","phone":"+7 900 123-45-67","wishedAt":"%s"}
                """;
        var asked = anna.post("/api/tickets", wish.formatted(wished), "Idempotency-Key", key());
        var path = "/api/tickets/" + asked.at("/requestId");
        Eventually.holds(() -> assertThat(anna.get(path).at("/number")).isNotEmpty());
        var number = Long.parseLong(anna.get(path).at("/number"));
        var id = expert.get("/api/desk/tickets/" + number).at("/ticket/id");
        var ticket = new Made(id, number);
        assign(expert, ticket, expert);
        Eventually.holds(() -> assertThat(expert.get("/visits/" + id).status()).isEqualTo(200));
        return ticket;
    }

    private static void assign(Visitor who, Made ticket, Visitor expert) {
        var wish = "{\"expert\":\"%s\"}".formatted(expert.username());
        var path = "/api/desk/tickets/" + ticket.number() + "/assignment";
        assertThat(who.post(path, wish).status()).isEqualTo(200);
    }

    private static String[] act(String step) {
        return new String[] {"id", key(), "step", step, "at", Instant.now().toString()};
    }

    private static void act(Visitor expert, Made ticket, String step) {
        assertThat(sent(expert, ticket, act(step), Stream.of())).isEqualTo(204);
    }

    private static int sent(Visitor expert, Made ticket, String[] act, Stream<String> more) {
        var fields =
                Stream.concat(
                        Stream.concat(Arrays.stream(act), more),
                        Stream.of("user", expert.username()));
        return expert.form("/visits/" + ticket.id() + "/acts", fields, "X-Opora-Kept", "true")
                .status();
    }

    private static String upload(Visitor expert, String name) {
        var bytes = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 7};
        return expert.send(
                        expert.request("/api/files?name=" + name)
                                .POST(BodyPublishers.ofByteArray(bytes)))
                .at("/receipt");
    }

    private void stands(Made ticket, String status) throws Exception {
        Eventually.holds(
                () ->
                        assertThat(
                                        eva.get("/api/desk/tickets/" + ticket.number())
                                                .at("/ticket/standing/status"))
                                .isEqualTo(status));
    }

    private static java.util.List<String> steps(Visitor expert, Made ticket) {
        var page = expert.get("/visits/" + ticket.id()).body();
        return java.util.regex.Pattern.compile("<li data-act=\"[^\"]+\" data-step=\"(\\w+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
