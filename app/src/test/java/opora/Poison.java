package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.mailroom.Mailing;
import opora.shell.Site;
import opora.tickets.Desks;
import tools.jackson.databind.json.JsonMapper;

/// Markup in every text that people can write, stored the way they store it; and by the pattern of
/// each page about one thing, where this thing is looked at.
final class Poison {
    private static final Set<String> ALL =
            Set.of("customer", "agent", "expert", "manager", "staff", "administrator");
    private static final String PASSWORD = "Green-Lantern-12";

    /// Shortened to what browsers say, so perhaps nowhere to be seen.
    private static final String DEVICE = "\"'><script>alert(device)</script>";

    private static final String PAID = "opora.orders.OrderStatusUpdated";

    private final WholeApp app = WholeApp.get();
    private final String name = Tokens.freshName();
    private final String code = name.substring(0, 9);
    private final String helper = name + "-2";

    /// Customer and whole staff in one, with an account of their own.
    final Visitor eve = app.person(name, ALL);

    final Visitor expert = Desks.agent(app);
    final Map<String, String> pages = new TreeMap<>();

    /// What was written, by the name of the text.
    final Set<String> written = new TreeSet<>();

    /// What the forms themselves answered.
    final Map<String, String> answers = new TreeMap<>();

    private String text(String called) {
        written.add(called);
        return "\"'><script>alert(" + called + ")</script>";
    }

    void write() throws Exception {
        joining();
        rules();
        installation();
        apps();
        money();
        order();
        var number = ticket();
        talk(number);
        desk(number);
        visit();
        mail();
        experts();
        failures();
    }

    private void joining() throws Exception {
        var words = List.of("titleRu", text("step-ru"), "titleEn", text("step-en"));
        var choice = text("choice");
        var step = Stream.of("kind", "FIELD", "name", code, "type", "CHOICE");
        var choices = Stream.of("choices", choice + "\nother");
        form(
                "/registration-steps/new",
                Stream.concat(Stream.concat(step, words.stream()), choices));
        pages.put("/registration-steps/{name}", "/registration-steps/" + code);
        var typed = new TreeMap<String, Object>(Map.of("username", name, "password", PASSWORD));
        typed.putAll(Map.of("email", name + "@example.org", "answers", Map.of(code, choice)));
        var browser = new Site(app.address(), "127.0.9.9").with("User-Agent", DEVICE);
        var joined = browser.json("POST", "/api/registrations", json(typed));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(201);
        var in = json(Map.of("username", name, "password", PASSWORD));
        assertThat(browser.json("POST", "/api/session", in).statusCode()).isEqualTo(201);
        pages.put("/accounts/{username}", "/accounts/" + name);
        typed.putAll(Map.of("username", helper, "email", helper + "@example.org"));
        assertThat(browser.json("POST", "/api/registrations", json(typed)).statusCode())
                .isEqualTo(201);
        Eventually.holds(() -> assertThat(eve.get("/api/profile").status()).isEqualTo(200));
        var profile =
                Map.of(
                        "name",
                        text("profile"),
                        "email",
                        name + "@example.org",
                        "language",
                        "en",
                        "deliveryAddress",
                        text("address"));
        var put = eve.request("/api/profile", "Content-Type", "application/json");
        assertThat(eve.send(put.PUT(BodyPublishers.ofString(json(profile)))).status())
                .isEqualTo(200);
        form("/my-data/exports");
        var export = eve.get("/api/my-data/exports").at("/0/id");
        pages.put("/my-data/exports/{id}", "/my-data/exports/" + export);
        var erased = app.person().username();
        form("/erasures", "username", erased, "reason", text("erasure"));
    }

    /// What stood in the way of others is taken away again.
    void clear() {
        form("/registration-steps/" + code + "/turn", "active", "false");
        var plan = eve.get("/billing/plans/" + name).body();
        form("/billing/plans", plan("false", "seen", value(plan, "seen")));
        var field = eve.get("/fields/" + code).body();
        form("/fields/" + code, field("version", value(field, "version"), "retired", "on"));
        form(pages.get("/rules/{id}") + "/removal");
        form(pages.get("/webhooks/{id}") + "/removal");
    }

    private void installation() {
        form("/roles", "name", name, "title", text("role"));
        pages.put("/roles/{name}", "/roles/" + name);
        var given = List.of("username", helper, "reach", "REGION", "place", text("place"));
        form("/roles/" + name + "/people", given.stream());
        var titles = List.of("titleRu", text("consent-ru"), "titleEn", text("consent-en"));
        var words =
                Stream.of("wordsRu", text("words-ru"), "wordsEn", text("words-en"), "name", name);
        form("/consents", Stream.concat(titles.stream(), words));
        form("/new-field", field("field", code));
        pages.put("/fields/{field}", "/fields/" + code);
        pages.put("/statuses/{status}", "/statuses/working");
        pages.put("/events/{type}", "/events/" + PAID);
        var box = Stream.of("name", text("box"), "address", name + "@ours.example");
        var way = Stream.of("language", "en", "way", "SMTP", "active", "true");
        pages.put("/mailroom/boxes/{id}", made("/mailroom/boxes/new", Stream.concat(box, way)));
    }

    private Stream<String> field(String... more) {
        var field = List.of("russian", text("field-ru"), "english", text("field-en"));
        var kind = List.of("kind", "CHOICE", "choices", text("field"), "position", "10");
        return Stream.of(field, kind, List.of("forCustomers", "on"), List.of(more))
                .flatMap(List::stream);
    }

    /// A rule that tells eve of her own order.
    private void rules() throws Exception {
        var words = List.of("subjectRu", text("subject-ru"), "bodyRu", text("body-ru"));
        var english = List.of("subjectEn", text("subject-en"), "bodyEn", text("body-en"));
        var head = List.of("name", text("template"), "eventType", PAID);
        var template = Stream.of(head, words, english).flatMap(List::stream).toList();
        form("/templates/new", template.stream());
        var id = newest("rules.templates");
        pages.put("/templates/{id}", "/templates/" + id);
        pages.put("/templates/{id}/versions/{version}", "/templates/" + id + "/versions/1");
        var rule =
                List.of(
                        "name",
                        text("rule"),
                        "eventType",
                        PAID,
                        "kind",
                        "ORDERS",
                        "timing",
                        "AT_ONCE",
                        "templateId",
                        "" + id,
                        "c.0.field",
                        "username",
                        "c.0.operator",
                        "NOT",
                        "c.0.value",
                        text("condition"),
                        "r.0.kind",
                        "FIELD",
                        "r.0.value",
                        "username",
                        "channels",
                        "BELL",
                        "channels",
                        "EMAIL",
                        "active",
                        "on",
                        "c.1.field",
                        "username",
                        "c.1.operator",
                        "EQUALS",
                        "c.1.value",
                        name);
        form("/rules/new", rule.stream());
        pages.put("/rules/{id}", "/rules/" + newest("rules.rules"));
        form("/rules/new", Stream.concat(rule.stream(), Stream.of("try", "1")));
        form("/templates/" + id, Stream.concat(template.stream(), Stream.of("try", "1")));
        var hook = Stream.of("name", text("webhook"), "url", "http://127.0.0.1:9/", "types", PAID);
        form("/webhooks/new", hook);
        var made = "/webhooks/" + newest("webhooks.endpoints");
        pages.put("/webhooks/{id}", made);
        pages.put("/webhooks/{id}/edit", made + "/edit");
    }

    private void apps() {
        form("/security/tokens", "name", text("token"), "scopes", "orders:read", "days", "30");
        var wish = Stream.of("name", text("app"), "redirects", "http://127.0.0.1/back");
        var scopes = Stream.of("scopes", "orders:read", "keepsSecrets", "true");
        var made = form("/connected-apps", Stream.concat(wish, scopes));
        var client = made.body().split("<code class=\"secret\">", -1)[2].split("<", 2)[0];
        pages.put(
                "/oauth/authorize",
                "/oauth/authorize?response_type=code&scope=orders:read&state=a"
                        + "&code_challenge_method=S256&redirect_uri=http://127.0.0.1/back"
                        + ("&code_challenge=" + "a".repeat(43) + "&client_id=" + client));
    }

    private Stream<String> plan(String offered, String... more) {
        var names = List.of("id", name, "nameRu", text("plan-ru"), "nameEn", text("plan-en"));
        var rest = List.of("price", "100", "period", "MONTH", "visits", "1", "hours", "1");
        return Stream.of(names, rest, List.of("offered", offered), List.of(more))
                .flatMap(List::stream);
    }

    private void money() throws Exception {
        eve.post("/api/wallet/top-ups", "{\"amount\":5000000}", "Idempotency-Key", key());
        form("/billing/plans", plan("true"));
        pages.put("/billing/plans/{id}", "/billing/plans/" + name);
        form("/subscription", "plan", name, "method", "WALLET");
        Eventually.holds(
                () ->
                        assertThat(eve.get("/api/invoices").at("/invoices/0/state"))
                                .isEqualTo("PAID"));
        var invoice = eve.get("/api/invoices").at("/invoices/0/id");
        pages.put("/invoices/{id}", "/invoices/" + invoice);
        pages.put("/billing/invoices/{id}", "/billing/invoices/" + invoice);
        var back = Stream.of("amount", "5", "target", "WALLET", "once", key());
        form(
                "/billing/invoices/" + invoice + "/refunds",
                Stream.concat(back, Stream.of("reason", text("refund"))));
        form("/billing/adjustments", "who", name, "amount", "-5", "reason", text("adjustment"));
        var fee = Stream.of("who", name, "amount", "5", "once", key(), "reason", text("fee"));
        form("/ledger/adjustments", fee);
        form("/cards/new", "number", "4242424242424242", "expiry", "12/30", "code", "123");
        var card = eve.get("/api/cards").at("/cards/0/id");
        var wish = "{\"card\":\"%s\",\"amount\":50000}".formatted(card);
        var charge = eve.post("/api/cards/top-ups", wish, "Idempotency-Key", key()).at("/id");
        pages.put("/cards/charges/{id}", "/cards/charges/" + charge);
        pages.put("/cards/charges/{id}/state", "/cards/charges/" + charge + "/state");
    }

    private void order() throws Exception {
        var wish =
                Map.of(
                        "items",
                        List.of(Map.of("productId", "router", "quantity", 1)),
                        "deliveryAddress",
                        text("delivery"));
        var request =
                eve.post("/api/orders", json(wish), "Idempotency-Key", key()).at("/requestId");
        pages.put("/orders/{id}", "/orders/" + request);
        Eventually.holds(() -> assertThat(eve.get("/bell").body()).contains("alert(subject-"));
        var page = eve.get("/flows?q=" + name);
        pages.put("/flows/{correlation}", "/flows/" + link(page.body(), "/flows/"));
        var delivery = link(eve.get("/deliveries?q=" + name).body(), "/deliveries/");
        pages.put("/deliveries/{position}", "/deliveries/" + delivery);
    }

    private long ticket() throws Exception {
        Eventually.holds(
                () -> assertThat(eve.get("/tickets/new").body()).contains("fields." + code));
        var wish =
                Map.of(
                        "subject",
                        text("subject"),
                        "text",
                        text("matter"),
                        "product",
                        text("product"),
                        "address",
                        text("where"),
                        "fields",
                        Map.of(code, "\"'><script>alert(field)</script>"));
        var asked = eve.post("/api/tickets", json(wish), "Idempotency-Key", key());
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        var path = "/api/tickets/" + asked.at("/requestId");
        Eventually.holds(() -> assertThat(eve.get(path).at("/number")).isNotEmpty());
        var number = Long.parseLong(eve.get(path).at("/number"));
        pages.put("/tickets/{id}", "/tickets/" + number);
        pages.put("/tickets/{id}/edit", "/tickets/" + number + "/edit");
        Stream.of(
                        "",
                        "/colleagues",
                        "/customer",
                        "/edit",
                        "/join?q=" + name,
                        "/outside",
                        "/phrases",
                        "/was?at=2037-01-01T10:00")
                .forEach(
                        end ->
                                pages.put(
                                        "/desk/{number}" + end.replaceFirst("\\?.*", ""),
                                        "/desk/" + number + end));
        return number;
    }

    private void talk(long number) throws Exception {
        var page = "/desk/" + number;
        var file = "/api/files?name=%22%3E%3Cscript%3Ealert(file)%3C.txt";
        var sent = eve.send(eve.request(file).POST(BodyPublishers.ofString("words")));
        var receipt = sent.at("/receipt");
        assertThat(receipt).as(sent.body()).isNotEmpty();
        var said = Stream.of("once", key(), "text", text("said"), "file", receipt);
        form("/tickets/" + number + "/messages", said);
        var note = Stream.of("once", key(), "text", text("note"), "visibility", "INTERNAL");
        form(page + "/messages", note);
        form(page + "/assignment", "expert", expert.username(), "why", text("why"));
        var ticket = eve.get("/api/desk/tickets/" + number).at("/ticket/id");
        pages.put("/assignment/why/{ticket}", "/assignment/why/" + ticket);
        pages.put("/assignment/why/{ticket}/part", "/assignment/why/" + ticket + "/part");
        form(
                page + "/work",
                "minutes",
                "5",
                "parts",
                "2 x " + text("part"),
                "worknote",
                text("work"),
                "once",
                key());
        var letter = Stream.of("address", "shop@example.org", "subject", text("asked"));
        var ask = Stream.of("text", text("asking"), "once", key());
        form(page + "/outside", Stream.concat(letter, ask));
        form(page + "/status", "to", "solved", "resolution", text("done"), "reason", text("so"));
        Eventually.holds(
                () ->
                        assertThat(eve.get("/api/tickets/" + number).body())
                                .containsIgnoringCase("solved"));
        form(
                "/tickets/" + number + "/rating",
                "stars",
                "1",
                "comment",
                text("rating"),
                "once",
                key());
        Eventually.holds(
                () -> {
                    assertThat(eve.get(page).body()).contains("alert(rating)", "alert(said)");
                    var files = link(eve.get(page).body(), page + "/files/");
                    pages.put("/desk/{number}/files/{file}", page + "/files/" + files);
                    var own = link(eve.get("/tickets/" + number).body(), "/tickets/[^/]+/files/");
                    pages.put("/tickets/{id}/files/{file}", "/tickets/" + number + "/files/" + own);
                });
    }

    private void desk(long number) {
        var call = Stream.of("once", key(), "kind", "INCIDENT", "impact", "LOW", "urgency", "LOW");
        var caller = Stream.of("name", text("caller"), "subject", text("call"), "tags", name);
        var called = made("/desk/new", Stream.concat(call, caller));
        form("/desk/" + number + "/join", "other", called.replace("/desk/", ""), "how", "RELATED");
        var view = made("/desk/views/new", Stream.of("name", text("view"), "tag", name));
        pages.put("/desk/views/{id}", view.replace("/desk?view=", "/desk/views/"));
        var macro = Stream.of("name", text("macro"), "shortcut", code, "text", text("phrase"));
        form("/macros/new", macro);
        pages.put("/macros/{id}", "/macros/" + newest("tickets.macros"));
        var bulk = Stream.of("n", "" + number, "once", key(), "text", text("bulk"));
        pages.put("/desk/bulk/{id}", made("/desk/bulk", bulk));
    }

    private void visit() throws Exception {
        var wish = Map.of("subject", text("visited"), "address", text("door"));
        var asked = eve.post("/api/tickets", json(wish), "Idempotency-Key", key());
        var path = "/api/tickets/" + asked.at("/requestId");
        Eventually.holds(() -> assertThat(eve.get(path).at("/number")).isNotEmpty());
        var page = "/desk/" + eve.get(path).at("/number");
        form(page + "/assignment", "expert", expert.username(), "why", "");
        var visit =
                "/visits/"
                        + eve.get("/api" + page.replace("desk", "desk/tickets")).at("/ticket/id");
        Eventually.holds(() -> assertThat(expert.get(visit).status()).isEqualTo(200));
        pages.put("/visits/{ticket}", visit);
        pages.put("/visits/{ticket}/visit.ics", visit + "/visit.ics");
    }

    private void mail() throws Exception {
        var from = "w" + name + "@example.org";
        var mail =
                """
                From: "%s" <%s>
                To: %s@ours.example
                Message-ID: <%s@example.org>
                Date: Mon, 2 Nov 2026 10:00:00 +0300
                Subject: %s

                %s
                """
                        .formatted(
                                text("writer").replace("\"", "\\\""),
                                from,
                                name,
                                name,
                                text("mailed"),
                                text("mail"))
                        .replace("\n", "\r\n");
        assertThat(Mailing.bring(app, from, name + "@ours.example", mail)).startsWith("250");
        var found = "select max(id) from mailroom.mails where sender = ?";
        Eventually.holds(
                () ->
                        assertThat(app.db().sql(found).param(from).query(Long.class).optional())
                                .isPresent());
        var id = app.db().sql(found).param(from).query(Long.class).single();
        pages.put("/mailroom/mails/{id}", "/mailroom/mails/" + id);
        pages.put("/mailroom/mails/{id}/raw", "/mailroom/mails/" + id + "/raw");
        pages.put("/mailroom/mails/{id}/ticket", "/mailroom/mails/" + id + "/ticket");
    }

    private void experts() throws Exception {
        var page = "/assignment/experts/" + expert.username();
        var listed = List.of("username", expert.username());
        Eventually.holds(
                () -> {
                    eve.form("/assignment/experts", listed.stream());
                    assertThat(eve.get(page).status()).isEqualTo(200);
                });
        var time = Stream.of("from", "2031-01-02T10:00", "to", "2031-01-09T10:00");
        form(page + "/absences", Stream.concat(time, Stream.of("note", text("absence"))));
        pages.put("/assignment/experts/{username}", page);
        var csv = "id,subject,text,opened_at\n\"" + text("row").replace("\"", "\"\"") + "\",,,\n";
        var file = eve.request("/api/imports/files?name=" + name + ".csv");
        var receipt = eve.send(file.POST(BodyPublishers.ofString(csv))).at("/receipt");
        var run = made("/imports", Stream.of("source", "CSV", "file", receipt, "name", name));
        pages.put("/imports/{id}", run);
        pages.put("/imports/{id}/live", run + "/live");
    }

    private void failures() throws Exception {
        var database = app.bean(opora.backbone.Backbone.class).database();
        var ghost = "ghost-" + name;
        var wish =
                new opora.customers.ProfileRequested(
                        text("letter"), ghost, java.time.Instant.now());
        database.transact(
                "notifications",
                _ -> {
                    database.publish(opora.backbone.Outgoing.begins(wish, ghost));
                    return ghost;
                });
        var letters = app.bean(opora.backbone.Backbone.class).deadLetters();
        Eventually.holds(
                () -> {
                    var own = letters.heads(1000).stream().filter(one -> ghost.equals(one.key()));
                    var id = own.findFirst().orElseThrow().id();
                    pages.put("/dead-letters/{id}", "/dead-letters/" + id);
                });
    }

    /// Where the form led.
    private String made(String path, Stream<String> fields) {
        var answer = form(path, fields);
        assertThat(answer.status()).as(path + flaws(answer.body())).isEqualTo(303);
        return answer.header("Location").orElseThrow();
    }

    private Visitor.Answer form(String path, String... fields) {
        return form(path, Arrays.stream(fields));
    }

    private Visitor.Answer form(String path, Stream<String> fields) {
        var answer = eve.form(path, fields, "Accept-Language", "en");
        assertThat(answer.status()).as(path + flaws(answer.body())).isLessThan(400);
        answers.put(path, answer.body());
        return answer;
    }

    private static List<String> flaws(String page) {
        return page.lines().filter(line -> line.contains("flaw") || line.contains("<h1")).toList();
    }

    private long newest(String table) {
        return app.db().sql("select max(id) from " + table).query(Long.class).single();
    }

    private static String link(String page, String path) {
        var found = Pattern.compile("href=\"" + path + "([^\"/?]+)\"").matcher(page);
        assertThat(found.find()).as("a link to " + path).isTrue();
        return found.group(1);
    }

    private static String value(String page, String field) {
        return page.replaceFirst("(?s).*name=\"" + field + "\" value=\"([^\"]*)\".*", "$1");
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
