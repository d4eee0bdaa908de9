package opora.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.tickets.Desks;
import opora.tickets.MessageAdded;
import opora.tickets.TicketAssigned;
import opora.tickets.TicketChanged;
import opora.tickets.TicketLinked;
import opora.tickets.TicketMerged;
import opora.tickets.TicketOpened;
import opora.tickets.TicketQueued;
import opora.tickets.TicketRated;
import opora.tickets.TicketStatusChanged;
import opora.tickets.TicketUnassigned;
import opora.tickets.WorkRecorded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A receiver hears of every step of a ticket.
class TicketEventsTest {
    /// What is told of what happens; of other things the ticket itself was told by others.
    private static final Map<String, Class<?>> TOLD =
            Map.ofEntries(
                    Map.entry("Opened", TicketOpened.class),
                    Map.entry("Said", MessageAdded.class),
                    Map.entry("Moved", TicketStatusChanged.class),
                    Map.entry("Changed", TicketChanged.class),
                    Map.entry("Assigned", TicketAssigned.class),
                    Map.entry("Unassigned", TicketUnassigned.class),
                    Map.entry("Queued", TicketQueued.class),
                    Map.entry("Worked", WorkRecorded.class),
                    Map.entry("Rated", TicketRated.class),
                    Map.entry("Linked", TicketLinked.class),
                    Map.entry("Unlinked", TicketLinked.class),
                    Map.entry("Merged", TicketMerged.class));

    private final WholeApp app = WholeApp.get();
    private final Visitor staff = app.person("clara-" + UUID.randomUUID(), Set.of("staff"));
    private final Visitor anna = app.person();
    private final Visitor eva = Desks.agent(app);
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private HttpServer receiver;

    private record Call(long number, long time, String signature, String body) {
        JsonNode event() {
            return JsonMapper.shared().readTree(body);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    /// Twice the answer is lost although the event has arrived, so that it is sent again.
    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(
                new Call(
                        Long.parseLong(headers.getFirst("Opora-Number")),
                        Long.parseLong(headers.getFirst("Opora-Time")),
                        headers.getFirst("Opora-Signature"),
                        body));
        var lost = calls.size() == 2 || calls.size() == 6;
        exchange.sendResponseHeaders(lost ? 500 : 200, -1);
        exchange.close();
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
    void everyStepArrivesSignedInOrderAndOnce() throws Exception {
        var secret = subscribe();
        var number = Desks.opened(anna, "Heard outside");
        var path = "/api/desk/tickets/" + number;
        work(path, Desks.opened(anna, "Linked"), Desks.opened(anna, "The same"));
        var ticket = eva.get(path).at("/ticket/id");
        Eventually.holds(
                () ->
                        assertThat(types(ticket))
                                .containsExactlyElementsOf(happened(path))
                                .contains(
                                        TicketAssigned.class.getName(),
                                        TicketRated.class.getName(),
                                        TicketMerged.class.getName()));
        assertThat(calls).as("some came twice").hasSizeGreaterThan(once().size());
        for (var call : calls) {
            var signature = Signature.of(secret, call.time(), call.number(), call.body());
            assertThat(call.signature()).isEqualTo(signature);
        }
        var versions = once().values().stream().filter(one -> about(one, ticket));
        assertThat(versions.map(one -> one.at("/data/version").asInt(0)).filter(v -> v > 0))
                .isSorted();
    }

    private void work(String path, long linked, long into) throws Exception {
        did(path + "/messages", "{\"text\": \"We look into it.\"}");
        did(path + "/messages", "{\"text\": \"He always calls.\", \"visibility\": \"INTERNAL\"}");
        did(path + "/assignment", "{\"expert\": \"%s\"}".formatted(eva.username()));
        did(
                path + "/changes",
                "{\"words\": {\"impact\": \"HIGH\"}, \"reason\": \"So.\", \"version\": 1}");
        did(path + "/work", "{\"minutes\": 20}");
        did(path + "/links", "{\"kind\": \"RELATED\", \"other\": %d}".formatted(linked));
        did(path + "/status", "{\"to\": \"solved\", \"fields\": {\"resolution\": \"Done.\"}}");
        var own = path.replace("/desk", "");
        Eventually.holds(
                () ->
                        assertThat(rate(own).status())
                                .as("the portal has heard that it is done")
                                .isEqualTo(202));
        Eventually.holds(
                () -> assertThat(eva.get(path).at("/ticket/standing/stars")).isEqualTo("5"));
        did(path + "/merge", "{\"into\": %d}".formatted(into));
    }

    private Visitor.Answer rate(String path) {
        return anna.post(path + "/rating", "{\"stars\": 5}", "Idempotency-Key", "rated");
    }

    private void did(String path, String body) {
        var done = eva.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(done.status()).as(path + ": " + done.body()).isEqualTo(200);
    }

    private byte[] subscribe() {
        var types = JsonMapper.shared().writeValueAsString(names(Set.copyOf(TOLD.values())));
        var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        var draft = "{\"name\": \"Tickets\", \"url\": \"%s\", \"types\": %s}".formatted(url, types);
        var made = staff.post("/api/webhooks", draft);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.at("/secret").getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> names(Set<Class<?>> types) {
        return types.stream().map(Class::getName).toList();
    }

    /// What a receiver has that keeps one call of each number.
    private Map<Long, JsonNode> once() {
        var once = new TreeMap<Long, JsonNode>();
        calls.forEach(call -> once.putIfAbsent(call.number(), call.event()));
        return once;
    }

    private static boolean about(JsonNode event, String ticket) {
        return event.at("/data/ticket").asString("").equals(ticket);
    }

    private List<String> types(String ticket) {
        return once().values().stream()
                .filter(event -> about(event, ticket))
                .map(event -> event.at("/type").asString())
                .toList();
    }

    /// What the ticket's history says should have been told.
    private List<String> happened(String path) {
        return eva.get(path).json().at("/happened").findValuesAsString("kind").stream()
                .filter(TOLD::containsKey)
                .map(kind -> TOLD.get(kind).getName())
                .toList();
    }
}
