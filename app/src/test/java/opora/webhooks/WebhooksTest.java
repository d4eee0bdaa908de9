package opora.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.orders.CancellationAnswered;
import opora.rules.NoticeIssued;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks as staff makes them, with a receiver that really listens.
class WebhooksTest {
    private static final String EVENT = CancellationAnswered.class.getName();
    private static final String NOTICE = NoticeIssued.class.getName();

    private final WholeApp app = WholeApp.get();
    private final Visitor staff = app.person("clara-" + UUID.randomUUID(), Set.of("staff"));
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer receiver;

    record Taken(long number, String time, String signature, String body) {
        String requestId() {
            return JsonMapper.shared().readTree(body).at("/data/requestId").asString();
        }
    }

    @BeforeEach
    void listen() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    var headers = exchange.getRequestHeaders();
                    var body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    if (status == 200) {
                        taken.add(
                                new Taken(
                                        Long.parseLong(headers.getFirst("Opora-Number")),
                                        headers.getFirst("Opora-Time"),
                                        headers.getFirst("Opora-Signature"),
                                        body));
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        receiver.start();
    }

    @AfterEach
    void hangUp() {
        receiver.stop(0);
        app.db()
                .sql("delete from webhooks.endpoints where changed_by = ?")
                .param(staff.username())
                .update();
        app.db().sql("update webhooks.edition set number = number + 1").update();
    }

    @Test
    void bringsEventsSignedAndInOrderAlsoAfterTheReceiverWasAway() throws Exception {
        var made = make();
        var ids = happen(5);
        Eventually.holds(() -> assertThat(mine(ids)).hasSize(5));
        status = 503;
        var later = happen(5);
        Eventually.holds(
                () -> {
                    var page = staff.get("/webhooks/" + made.at("/id"), "Accept-Language", "en");
                    assertThat(page.body()).contains("answered 503", "fails");
                });
        status = 200;
        Eventually.holds(() -> assertThat(mine(later)).hasSize(5));
        var all = Stream.concat(ids.stream(), later.stream()).toList();
        assertThat(mine(all)).extracting(Taken::requestId).containsExactlyElementsOf(all);
        assertThat(taken).extracting(Taken::number).isSorted().doesNotHaveDuplicates();
        var one = taken.getFirst();
        var secret = made.at("/secret").getBytes(StandardCharsets.US_ASCII);
        assertThat(one.signature())
                .isEqualTo(
                        Signature.of(secret, Long.parseLong(one.time()), one.number(), one.body()));
        assertThat(Instant.ofEpochSecond(Long.parseLong(one.time())))
                .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(2));
    }

    @Test
    void aReceiverAsksForEverythingAfterANumberWithItsToken() throws Exception {
        var made = make();
        var path = "/api/webhooks/" + made.at("/id") + "/events";
        var ids = happen(3);
        Eventually.holds(() -> assertThat(mine(ids)).hasSize(3));
        var receiver = app.stranger();
        var feed = receiver.get(path + "?after=0", "Opora-Token", made.at("/token"));
        assertThat(feed.status()).as(feed.body()).isEqualTo(200);
        var numbers =
                IntStream.range(0, feed.json().at("/events").size())
                        .mapToObj(i -> feed.at("/events/" + i + "/number"))
                        .toList();
        assertThat(numbers).startsWith("1", "2", "3");
        assertThat(feed.at("/events/0/event/specversion")).isEqualTo("1.0");
        var rest = receiver.get(path + "?after=1&limit=1", "Opora-Token", made.at("/token"));
        assertThat(rest.at("/events/0/number")).isEqualTo("2");
        assertThat(rest.json().at("/last").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(receiver.get(path).status()).isEqualTo(401);
        assertThat(receiver.get(path, "Opora-Token", "guess").status()).isEqualTo(401);
        assertThat(receiver.get(path + "?limit=9999", "Opora-Token", made.at("/token")).status())
                .isEqualTo(422);
    }

    /// The rule names the webhook; that it wants the event itself does not matter.
    @Test
    void aRuleTellsAWebhookInTheWordsOfItsTemplate() throws Exception {
        var other = staff.post("/api/webhooks", draft(home() + "other", NOTICE));
        var made = staff.post("/api/webhooks", draft(home() + "mine", NOTICE)).at("/id");
        var path = "/api/rules";
        var template =
                """
                {"name":"%s","eventType":"%s","subjectRu":"Заказ {{orderId}}","bodyRu":"Отмена для {{person.name}}",
                 "subjectEn":"Order","bodyEn":"Text"}
                """
                        .formatted(UUID.randomUUID(), EVENT);
        var wording = staff.post("/api/templates", template).at("/id");
        var draft =
                """
                {"name":"Told","eventType":"%s","kind":"ORDERS","templateId":%s,"timing":"AT_ONCE","language":"ru",
                 "conditions":{"groups":[[{"field":"username","operator":"EQUALS","value":"x"}]]},
                 "recipients":[{"kind":"WEBHOOK","value":"%s"}],"channels":[%s],"last":false,"active":true}
                """;
        var webhook = "webhook-" + made;
        var nowhere = draft.formatted(EVENT, wording, "webhook-0", "\"WEBHOOK\"");
        assertThat(staff.post(path, nowhere).at("/errors/0/field")).isEqualTo("recipients[0]");
        Eventually.holds(
                () -> {
                    var mute =
                            staff.post(path, draft.formatted(EVENT, wording, webhook, "\"BELL\""));
                    assertThat(mute.json().at("/errors").findValuesAsString("field"))
                            .containsExactly("channels");
                });
        var rule = staff.post(path, draft.formatted(EVENT, wording, webhook, "\"WEBHOOK\""));
        assertThat(rule.status()).as(rule.body()).isEqualTo(201);
        happen(1);
        Eventually.holds(() -> assertThat(taken).hasSize(1));
        var told = JsonMapper.shared().readTree(taken.getFirst().body());
        assertThat(told.at("/type").asString()).isEqualTo(NOTICE);
        assertThat(told.at("/data/subject").asString()).isEqualTo("Заказ 77");
        assertThat(told.at("/data/text").asString()).isEqualTo("Отмена для " + webhook);
        assertThat(told.at("/data/eventType").asString()).isEqualTo(EVENT);
        staff.send(staff.request("/api/rules/" + rule.at("/id")).DELETE());
        var numbers = "select last_number from webhooks.endpoints where id = ?::bigint";
        assertThat(app.db().sql(numbers).param(other.at("/id")).query(Long.class).single())
                .as("another webhook")
                .isZero();
    }

    @Test
    void isPausedAfterLongFailureAndGoesOnWhereItWas() throws Exception {
        var made = make();
        var id = made.json().at("/id").asLong();
        status = 500;
        var ids = happen(2);
        Eventually.holds(() -> assertThat(attempts(id)).isPositive());
        app.db()
                .sql(
                        "update webhooks.endpoints set failing_since = now() - interval '2 days', next_at = now() where id = ?")
                .param(id)
                .update();
        Eventually.holds(
                () -> assertThat(staff.get("/api/webhooks/" + id).at("/pausedAt")).isNotEmpty());
        status = 200;
        assertThat(staff.get("/webhooks", "Accept-Language", "en").body()).contains("paused");
        Thread.sleep(Duration.ofMillis(1_500));
        assertThat(mine(ids)).isEmpty();
        assertThat(staff.form("/webhooks/" + id + "/resumption", Stream.of()).status())
                .isEqualTo(303);
        Eventually.holds(
                () ->
                        assertThat(mine(ids))
                                .extracting(Taken::requestId)
                                .containsExactlyElementsOf(ids));
    }

    @Test
    void refusesAddressesInsideAndWhatIsIncomplete() {
        var inside = staff.post("/api/webhooks", draft("http://10.0.0.7/hook", EVENT));
        assertThat(inside.status()).isEqualTo(422);
        assertThat(inside.at("/errors/0/field")).isEqualTo("url");
        var event = staff.post("/api/webhooks", draft(home(), "no.such.Event"));
        assertThat(event.at("/errors/0/field")).isEqualTo("types");
        var page =
                staff.form(
                        "/webhooks/new",
                        Stream.of("name", "", "url", "http://192.168.0.1/", "types", EVENT));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("name-flaw", "url-flaw");
        assertThat(flawOf("http://192.168.0.1/")).contains("OPORA_SHELL_INNER");
        assertThat(flawOf("https://no-such-name.invalid/")).contains("cannot be found");
        assertThat(flawOf("ftp://example.org/")).contains("must begin with https://");
        assertThat(flawOf("")).contains("no address");
        assertThat(app.person().get("/webhooks").status()).isEqualTo(403);
        assertThat(app.person().get("/api/webhooks").status()).isEqualTo(403);
    }

    private String flawOf(String url) {
        var fields = Stream.of("name", "x", "url", url, "types", EVENT);
        var page = staff.form("/webhooks/new", fields, "Accept-Language", "en").body();
        return page.replaceFirst("(?s).*id=\"url-flaw\"(.*?)</div>.*", "$1");
    }

    @Test
    void wholeGroupsAreTakenAndWhatIsBetweenContextsIsOfferedOnlyWhereItWasChosen() {
        var page = staff.get("/webhooks/new", "Accept-Language", "en").body();
        assertThat(page)
                .contains("All of this group", "An invoice was paid", "<small class=\"quiet\">")
                .doesNotContain("SigningKeyIssued");
        var inner = "opora.identity.SigningKeyIssued";
        var fields = Stream.of("name", "All", "url", home(), "types", inner, "groups", "orders");
        assertThat(staff.form("/webhooks/new", fields).status()).isEqualTo(200);
        var sql = "select id from webhooks.endpoints where changed_by = ? and name = 'All'";
        var id = app.db().sql(sql).param(staff.username()).query(Long.class).single();
        var types = staff.get("/api/webhooks/" + id).json().at("/types").toString();
        assertThat(types).contains(inner, "opora.orders.OrderCreated", "OrderStatusUpdated");
        assertThat(staff.get("/webhooks/" + id + "/edit").body()).contains(inner);
        staff.form("/webhooks/" + id + "/removal", Stream.of());
    }

    @Test
    void isMadeChangedAndRemovedOnPagesAndShowsItsSecretOnce() {
        var fields = Stream.of("name", "Page", "url", home(), "types", EVENT);
        var made = staff.form("/webhooks/new", fields);
        assertThat(made.status()).isEqualTo(200);
        var id =
                app.db()
                        .sql("select max(id) from webhooks.endpoints where changed_by = ?")
                        .param(staff.username())
                        .query(Long.class)
                        .single();
        assertThat(made.body()).contains("Opora-Token");
        assertThat(staff.get("/webhooks/" + id).body()).doesNotContain("Opora-Token");
        assertThat(staff.get("/webhooks/" + id + "/edit").body()).contains(home());
        var other = Stream.of("name", "Other", "url", home(), "types", EVENT, "version", "1");
        assertThat(staff.form("/webhooks/" + id + "/edit", other).status()).isEqualTo(303);
        var late = Stream.of("name", "Late", "url", home(), "types", EVENT, "version", "1");
        var answer = staff.form("/webhooks/" + id + "/edit", late);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("<span>Other</span>", "<span>Late</span>");
        assertThat(staff.get("/webhooks").body()).contains("Other");
        assertThat(staff.form("/webhooks/" + id + "/removal", Stream.of()).status()).isEqualTo(303);
        assertThat(staff.get("/webhooks/" + id).status()).isEqualTo(404);
    }

    @Test
    void isChangedAndRemovedByPrograms() {
        var id = make().at("/id");
        var seen = staff.get("/api/webhooks/" + id).header("ETag").orElseThrow();
        assertThat(put(id).status()).isEqualTo(428);
        assertThat(put(id, "If-Match", seen).at("/url")).endsWith("/other");
        assertThat(put(id, "If-Match", seen).status()).isEqualTo(412);
        assertThat(staff.get("/api/webhooks").body()).contains("/other");
        assertThat(staff.post("/api/webhooks/" + id + "/resumption", "").status()).isEqualTo(200);
        assertThat(staff.send(staff.request("/api/webhooks/" + id).DELETE()).status())
                .isEqualTo(204);
        assertThat(staff.get("/api/webhooks/" + id).status()).isEqualTo(404);
    }

    @Test
    void isMadeOnceHoweverOftenItIsAsked() {
        var draft = draft(home(), EVENT);
        var first = staff.post("/api/webhooks", draft, "Idempotency-Key", "one");
        assertThat(first.header("Idempotency-Replayed")).hasValue("false");
        var again = staff.post("/api/webhooks", draft, "Idempotency-Key", "one");
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(again.body()).as("the secret, too").isEqualTo(first.body());
        var other = draft(home() + "x", EVENT);
        assertThat(staff.post("/api/webhooks", other, "Idempotency-Key", "one").status())
                .isEqualTo(422);
        var flawed = draft(home(), "no.such.Event");
        assertThat(staff.post("/api/webhooks", flawed, "Idempotency-Key", "two").status())
                .isEqualTo(422);
        assertThat(staff.post("/api/webhooks", draft, "Idempotency-Key", "two").status())
                .as("a refusal does not use up the key")
                .isEqualTo(201);
    }

    private Visitor.Answer put(String id, String... headers) {
        return staff.send(
                staff.request("/api/webhooks/" + id, headers)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(draft(home() + "other", EVENT))));
    }

    private Visitor.Answer make() {
        var made = staff.post("/api/webhooks", draft(home(), EVENT));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    private String home() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    }

    private static String draft(String url, String event) {
        return "{\"name\":\"Test\",\"url\":\"%s\",\"types\":[\"%s\"],\"version\":null}"
                .formatted(url, event);
    }

    private int attempts(long id) {
        return app.db()
                .sql("select attempts from webhooks.endpoints where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /// Other tests' events arrive here, too.
    private List<Taken> mine(List<String> ids) {
        return taken.stream().filter(one -> ids.contains(one.requestId())).toList();
    }

    /// One key, so that order is promised.
    private List<String> happen(int count) {
        var database = app.bean(Database.class);
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                database.transact(
                                        "orders",
                                        _ -> {
                                            var id = UUID.randomUUID().toString();
                                            database.publish(
                                                    new CancellationAnswered(
                                                            id, 77, "x", true, "", Instant.now()));
                                            return id;
                                        }))
                .toList();
    }
}
