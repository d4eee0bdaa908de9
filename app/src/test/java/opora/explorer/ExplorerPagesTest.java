package opora.explorer;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import opora.Eventually;
import opora.Settings;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Backbone;
import opora.backbone.DeadLetters.Letter;
import opora.backbone.Outgoing;
import opora.customers.ProfileRequested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The explorer's pages over HTTP, with events that really travelled and failures that really
/// happened.
class ExplorerPagesTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor staff = app.person("clara-" + UUID.randomUUID(), Set.of("staff"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/flows",
                "/flows?q=nobody",
                "/events",
                "/events/opora.orders.OrderCreated",
                "/topics",
                "/topics/live",
                "/dead-letters"
            })
    void arePagesForStaffOnly(String path) {
        assertThat(staff.get(path).status()).isEqualTo(200);
        assertThat(app.person().get(path).status()).isEqualTo(403);
        assertThat(app.stranger().get(path).header("Location").orElseThrow())
                .startsWith("/sign-in");
    }

    @Test
    void offersTheMapOfEventsToTools() {
        assertThat(staff.get("/events").body()).contains("href=\"/events/asyncapi.yaml\"");
        assertThat(staff.get("/events/asyncapi.yaml").body())
                .contains("asyncapi: 3", "orders.status");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(staff.get("/flows/no-such-flow").status()).isEqualTo(404);
        assertThat(staff.get("/events/opora.NoSuchEvent").status()).isEqualTo(404);
        assertThat(staff.get("/dead-letters/999999").status()).isEqualTo(404);
    }

    @Test
    void anOrderIsSeenAsASequenceOfItsEventsAndItsWordsStayWords() throws Exception {
        var anna = app.person();
        var order =
                """
                {"items":[{"productId":"keyboard","quantity":1}],"paymentMethod":"WALLET",
                 "deliveryAddress":"<script>alert(1)</script>"}
                """;
        var answer =
                anna.post("/api/orders", order, "Idempotency-Key", UUID.randomUUID().toString());
        var id = answer.at("/orderId");
        Eventually.holds(
                () -> {
                    var found = staff.get("/flows?q=" + id, "Accept-Language", "en");
                    assertThat(found.status()).isEqualTo(303);
                    var flow = staff.get(found.header("Location").orElseThrow());
                    assertThat(flow.body())
                            .contains("<svg class=\"sequence", "OrderCreated", "NotificationSent")
                            .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                            .doesNotContain("<script>alert");
                });
    }

    @Test
    void theCatalogueKnowsWhoPublishesAndWhoHandlesAndShowsAnExample() {
        var page = staff.get("/events/opora.orders.OrderStatusUpdated", "Accept-Language", "en");
        assertThat(page.body())
                .contains("orders.status", "gateway", "notifications", "previousStatus")
                .contains("null | string");
    }

    @Test
    void aFailedEventIsEditedAndThenHandled() throws Exception {
        var anna = app.person();
        var letter = failed();
        var page = staff.get("/dead-letters/" + letter.id(), "Accept-Language", "en").body();
        assertThat(page).contains("nobody called", "Edit and retry", "ProfileRequested");

        var wrong = form("/dead-letters/" + letter.id() + "/payload", "json", "{\"username\":");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("json-flaw", "{\"username\":");

        var fits =
                """
                {"requestId":"r","username":"%s","requestedAt":1795176000000}
                """
                        .formatted(anna.username());
        assertThat(form("/dead-letters/" + letter.id() + "/payload", "json", fits).status())
                .isEqualTo(303);
        Eventually.holds(() -> assertThat(find(letter.key())).isEmpty());
        assertThat(staff.get("/dead-letters").body()).contains(staff.username(), letter.key());
    }

    @Test
    void aFailedEventIsThrownAwayOnlyWithAReason() throws Exception {
        var letter = failed();
        var path = "/dead-letters/" + letter.id() + "/discard";
        assertThat(form(path, "reason", " ").status()).isEqualTo(422);
        assertThat(form(path, "reason", "<b>a test</b>").status()).isEqualTo(303);
        assertThat(find(letter.key())).isEmpty();
        assertThat(staff.get("/dead-letters").body()).contains("&lt;b&gt;a test&lt;/b&gt;");
        assertThat(form(path, "reason", "again").status()).isEqualTo(303);
    }

    @Test
    void theCommandLineReachesTheSameThroughTheDataFolder() throws Exception {
        var letter = failed();
        var id = Long.toString(letter.id());
        assertThat(ask("list").text()).contains(letter.key(), "nobody called");
        assertThat(ask("show", id).text()).contains("\"username\" : \"" + letter.key() + '"');
        assertThat(ask("edit", id, "{}").code()).isEqualTo(1);
        assertThat(ask("retry", id).code()).isZero();
        assertThat(ask("discard", id, "a test").code()).isZero();
        assertThat(ask("show", id).code()).isEqualTo(1);
        assertThat(ask("explode").text()).contains("no such verb");
    }

    @Test
    void makesAProjectionAnewWhenToldTo() throws IOException {
        var listed = "select count(*) from gateway.products";
        var products = app.db().sql(listed).query(Long.class).single();
        app.db().sql("delete from gateway.products where id <> 'router'").update();
        assertThat(ask("projections").text()).contains("gateway.KeepProducts");
        var replayed = ask("replay", "gateway.KeepProducts");
        assertThat(replayed.text())
                .isEqualTo("gateway.KeepProducts is made anew from " + products + " events");
        assertThat(app.db().sql(listed).query(Long.class).single()).isEqualTo(products);
        assertThat(ask("replay", "gateway.KeepNothing").code()).isEqualTo(1);
        assertThat(ask("replay", "KeepProducts").text()).contains("with its context");
    }

    private ConsoleLine.Reply ask(String... words) throws IOException {
        return ConsoleLine.ask(app.bean(Settings.class).data(), "cli:test", List.of(words));
    }

    /// Nobody has a profile under that name, and so nobody can tell it.
    private Letter failed() throws Exception {
        var name = "ghost-" + UUID.randomUUID();
        var database = app.bean(Backbone.class).database();
        database.transact(
                "notifications",
                _ -> {
                    database.publish(
                            Outgoing.begins(new ProfileRequested("r", name, Instant.now()), name));
                    return name;
                });
        Eventually.holds(() -> assertThat(find(name)).isNotEmpty());
        return find(name).getFirst();
    }

    private List<Letter> find(String key) {
        return app.bean(Backbone.class).deadLetters().heads(1000).stream()
                .filter(letter -> key.equals(letter.key()))
                .toList();
    }

    private Visitor.Answer form(String path, String field, String value) {
        return staff.send(
                staff.request(path, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(field + "=" + encode(value, UTF_8))));
    }
}
