package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import opora.shell.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may do what over HTTP: every endpoint there is, asked by everybody there is, and compared
/// with `access.txt`. A new endpoint fails until somebody has written down who may use it.
///
/// Refused is 401, 403 and the way to the sign-in; any other answer, also one that finds fault with
/// an empty body, means that the door was open.
class AccessTableTest {
    private static final Path TABLE = Path.of("src/test/resources/access.txt");
    private static final String EVERYBODY = "everybody";
    private static final String SIGNED_IN = "signed-in";
    private static final String OWN_TOKEN = "its-own-token";
    private static final List<String> ROLES =
            List.of("customer", "agent", "expert", "manager", "staff", "administrator");

    /// Enough for every endpoint with an owner to find no fault with it.
    private static final HttpRequest.BodyPublisher BODY =
            HttpRequest.BodyPublishers.ofString("{\"read\":true}");

    /// What is behind a secret, what is made by naming it, whom nothing may be known of, and what
    /// leads back to the list because somebody else may have been quicker.
    private static final String NO_THINGS =
            ".*(/acquirer/|/registry/|\\{secret}|\\{token}|/assets/|webhooks/\\{id}/events).*"
                    + "|PUT /api/assignment/.*|DELETE /api/deliveries/people/.*|POST /dead-letters/.*";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final WholeApp app = WholeApp.get();
    private final Map<String, String> tokens = new HashMap<>();

    /// Whose forms carry their token, so that nothing but the door refuses them.
    private final Site stranger = new Site(app.address());

    @BeforeEach
    void open() {
        stranger.get("/sign-in");
    }

    @Test
    void everyEndpointOpensToWhomTheTableSays() throws Exception {
        var table = table();
        var wrong = new ArrayList<String>();
        for (var endpoint : Endpoints.of(app)) {
            var said = table.get(endpoint);
            var found = EVERYBODY.equals(said) ? openToAnybody(endpoint) : openTo(endpoint);
            if (!found.equals(said)) {
                wrong.add(endpoint + " = " + found + (said == null ? "" : "   (not " + said + ")"));
            }
        }
        assertThat(wrong).as("what is so, and not in " + TABLE).isEmpty();
    }

    @Test
    void theTableNamesNothingThatIsGone() throws Exception {
        assertThat(Endpoints.of(app)).containsAll(table().keySet());
    }

    /// Wherever a customer names a thing of their own, another customer's is not to be found.
    @Test
    void whatIsSomebodyElsesIsNotThere() throws Exception {
        var owned = thingsOfAnna();
        var boris = app.person().token();
        var wrong = new ArrayList<String>();
        for (var line : table().entrySet()) {
            var method = line.getKey().split(" ")[0];
            var path = line.getKey().split(" ")[1];
            var forCustomers =
                    line.getValue().equals(SIGNED_IN) || line.getValue().contains("customer");
            if (!forCustomers || !path.contains("{")) {
                continue;
            }
            var theirs = owned.get(path);
            var status = theirs == null ? 0 : ask(method, theirs, boris, bodyFor(path));
            if (status != 403 && status != 404) {
                wrong.add(line.getKey() + " answers " + status + " for " + theirs);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Whatever somebody may do, what does not exist is not there: no refusal that tells who may,
    /// and no failure. An address that no such thing can have is a flaw.
    @Test
    void whatDoesNotExistIsNotThere() throws Exception {
        var boss = app.tokens().sign("nobody-" + key(), Set.copyOf(ROLES));
        var examples = new Examples(app.stranger().get("/api/openapi.json").json());
        var wrong = new ArrayList<String>();
        for (var endpoint : Endpoints.of(app)) {
            if (!endpoint.contains("{") || endpoint.matches(NO_THINGS)) {
                continue;
            }
            var found = new TreeSet<Integer>();
            for (var id : List.of("999999999", UUID.randomUUID().toString())) {
                var path = endpoint.split(" ")[1].replaceAll("\\{[^}]*}", id);
                found.add(named(endpoint.split(" ")[0], path, boss, examples.json(endpoint)));
            }
            if (!found.contains(404) || !Set.of(400, 404).containsAll(found)) {
                wrong.add(endpoint + " answers " + found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private int named(String method, String path, String token, String json) throws Exception {
        var api = path.startsWith("/api/");
        var type = api ? "application/json" : "application/x-www-form-urlencoded";
        var body =
                method.equals("GET") || method.equals("DELETE")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(api ? json : Examples.form());
        var request =
                HttpRequest.newBuilder(URI.create(app.address() + path))
                        .method(method, body)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", key())
                        .header("If-Match", "*");
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    /// With which the owner would find no fault.
    private static HttpRequest.BodyPublisher bodyFor(String path) {
        return switch (path) {
            case "/api/tickets/{id}/messages" ->
                    HttpRequest.BodyPublishers.ofString("{\"text\":\"A\"}");
            case "/api/tickets/{id}/cancellation", "/api/tickets/{id}/reopening" ->
                    HttpRequest.BodyPublishers.ofString("{}");
            case "/api/tickets/{id}/changes" ->
                    HttpRequest.BodyPublishers.ofString("{\"words\":{\"address\":\"A\"}}");
            case "/api/tickets/{id}/rating" -> HttpRequest.BodyPublishers.ofString("{\"stars\":5}");
            default -> BODY;
        };
    }

    /// By the pattern of the endpoint: a path to something that is Anna's. An endpoint with a
    /// variable in its path, for customers, needs a line here.
    private Map<String, String> thingsOfAnna() throws Exception {
        var anna = app.person();
        anna.post("/api/wallet/top-ups", "{\"amount\":5000000}", "Idempotency-Key", key());
        var wish =
                "{\"items\":[{\"productId\":\"router\",\"quantity\":1}],\"deliveryAddress\":\"A\"}";
        var placed = anna.post("/api/orders", wish, "Idempotency-Key", key());
        var request = placed.at("/requestId");
        Eventually.holds(
                () ->
                        assertThat(anna.get("/api/orders/requests/" + request).at("/orderId"))
                                .isNotEmpty());
        var order = anna.get("/api/orders/requests/" + request).at("/orderId");
        assertThat(anna.get("/api/orders/" + order).status()).as("her own").isEqualTo(200);
        anna.send(anna.request("/my-data/exports").POST(HttpRequest.BodyPublishers.noBody()));
        var sql = "select id from privacy.exports where username = ?";
        var export = app.db().sql(sql).param(anna.username()).query(String.class).single();
        var others = "select coalesce(min(position), 1) from notifications.bell";
        var ring = app.db().sql(others).query(Long.class).single();
        var things = moneyOf(anna);
        things.put("/bell/{position}", "/bell/" + ring + "?read=true");
        things.put("/api/bell/{position}", "/api/bell/" + ring);
        // more of these in SessionsTest and AccessTokensTest
        Stream.of(
                        "/api/sessions/{id}",
                        "/api/tokens/{id}",
                        "/security/apps/{id}/stop",
                        "/security/passkeys/{id}/remove",
                        "/security/sessions/{id}/end",
                        "/security/tokens/{id}/revoke")
                .forEach(path -> things.put(path, path.replace("{id}", "of-anna")));
        var ticket = anna.post("/api/tickets", "{\"subject\":\"A\"}", "Idempotency-Key", key());
        Stream.of(
                        "",
                        "/live",
                        "/edit",
                        "/changes",
                        "/messages",
                        "/cancellation",
                        "/reopening",
                        "/rating",
                        "/seen",
                        "/writing")
                .forEach(
                        act -> {
                            var end = "/tickets/" + ticket.at("/requestId") + act;
                            things.put("/tickets/{id}" + act, end);
                            things.put("/api/tickets/{id}" + act, "/api" + end);
                        });
        var own = "/tickets/" + ticket.at("/requestId") + "/files/no-such-file";
        things.put("/tickets/{id}/files/{file}", own);
        things.put("/api/tickets/{id}/files/{file}", "/api" + own);
        things.put("/api/tickets/{id}/files", "/api" + own.replace("/no-such-file", ""));
        things.put("/api/my-data/exports/{id}", "/api/my-data/exports/" + export);
        things.putAll(
                Map.of(
                        "/my-data/exports/{id}", "/my-data/exports/" + export,
                        "/orders/{id}", "/orders/" + request,
                        "/orders/{id}/cancellation", "/orders/" + request + "/cancellation",
                        "/api/orders/{orderId}", "/api/orders/" + order,
                        "/api/orders/{orderId}/cancellation",
                                "/api/orders/" + order + "/cancellation",
                        "/api/orders/requests/{requestId}", "/api/orders/requests/" + request));
        return things;
    }

    private Map<String, String> moneyOf(Visitor anna) throws Exception {
        var typed = Stream.of("number", "4242424242424242", "expiry", "12/30", "code", "123");
        assertThat(anna.form("/cards/new", typed).status()).isEqualTo(303);
        var card = anna.get("/api/cards").at("/cards/0/id");
        var wish = "{\"card\":\"%s\",\"amount\":50000}".formatted(card);
        var charge = anna.post("/api/cards/top-ups", wish, "Idempotency-Key", key()).at("/id");
        anna.post("/api/subscription", "{\"plan\":\"basic\",\"method\":\"CARD\"}");
        Eventually.holds(
                () -> assertThat(anna.get("/api/invoices").at("/invoices/0/id")).isNotEmpty());
        var invoice = anna.get("/api/invoices").at("/invoices/0/id");
        var things = new HashMap<String, String>();
        things.put("/cards/{id}/preferences", "/cards/" + card + "/preferences");
        things.put("/cards/{id}/removals", "/cards/" + card + "/removals");
        things.put("/api/cards/{id}", "/api/cards/" + card);
        things.put("/cards/charges/{id}", "/cards/charges/" + charge);
        things.put("/cards/charges/{id}/state", "/cards/charges/" + charge + "/state");
        things.put("/api/cards/charges/{id}", "/api/cards/charges/" + charge);
        things.put("/invoices/{id}", "/invoices/" + invoice);
        things.put("/invoices/{id}/pdf", "/invoices/" + invoice + "/pdf");
        things.put("/invoices/{id}/payments", "/invoices/" + invoice + "/payments");
        things.put("/api/invoices/{id}", "/api/invoices/" + invoice);
        return things;
    }

    private String openToAnybody(String endpoint) throws Exception {
        return open(endpoint, null) ? EVERYBODY : openTo(endpoint);
    }

    private String openTo(String endpoint) throws Exception {
        if (open(endpoint, null)) {
            return EVERYBODY;
        }
        var open = new ArrayList<String>();
        for (var role : ROLES) {
            if (open(endpoint, tokens.computeIfAbsent(role, this::token))) {
                open.add(role);
            }
        }
        if (open.isEmpty()) {
            return OWN_TOKEN;
        }
        var nobodys = app.tokens().sign("nobody-at-all", Set.of());
        return open.size() == ROLES.size() && open(endpoint, nobodys)
                ? SIGNED_IN
                : String.join(" ", open);
    }

    private String token(String role) {
        return app.tokens().sign("nobody-" + role, Set.of(role));
    }

    private boolean open(String endpoint, @Nullable String token) throws Exception {
        var status = ask(endpoint.split(" ")[0], Endpoints.path(endpoint), token);
        return status != 401 && status != 403 && status != 303;
    }

    /// A form is answered with 303 when it was done, too; it then leads elsewhere than to the
    /// sign-in.
    private int ask(String method, String path, @Nullable String token)
            throws IOException, InterruptedException {
        return ask(method, path, token, HttpRequest.BodyPublishers.noBody());
    }

    private int ask(
            String method, String path, @Nullable String token, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(app.address() + path))
                        .method(method.equals("ANY") ? "GET" : method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        if (token == null) {
            request.header("Cookie", "opora_csrf=" + stranger.cookie("opora_csrf"));
            request.header("X-CSRF-TOKEN", stranger.token());
        } else {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        var elsewhere =
                !answer.headers()
                        .firstValue("Location")
                        .orElse("/sign-in")
                        .matches("/sign-in(\\?.*)?");
        return answer.statusCode() == 303 && elsewhere ? 200 : answer.statusCode();
    }

    private static Map<String, String> table() throws IOException {
        var table = new TreeMap<String, String>();
        for (var line : Files.readAllLines(TABLE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.split(" = ", 2);
                table.put(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip());
            }
        }
        return table;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
