package opora.gateway;

import static opora.gateway.Wishes.key;
import static opora.gateway.Wishes.topUp;
import static opora.gateway.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the door of the API lets in, and what it says to the rest.
class OrdersApiTest {
    private static final String OK =
            "{\"items\":[{\"productId\":\"router\",\"quantity\":1}],\"deliveryAddress\":\"A\"}";

    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 422 | items",
                "{\"items\":[],\"deliveryAddress\":\"A\"} | 422 | items",
                "{\"items\":[null],\"deliveryAddress\":\"A\"} | 422 | items[0].productId",
                "{\"items\":[{\"quantity\":1}],\"deliveryAddress\":\"A\"} | 422 | items[0].productId",
                "{\"items\":[{\"productId\":\"x\",\"quantity\":1}],\"deliveryAddress\":\"A\"} | 422 | items[0].productId",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":0}],\"deliveryAddress\":\"A\"} | 422 | items[0].quantity",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":-1}],\"deliveryAddress\":\"A\"} | 422 | items[0].quantity",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":101}],\"deliveryAddress\":\"A\"} | 422 | items[0].quantity",
                "{\"items\":[{\"productId\":\"router\"}],\"deliveryAddress\":\"A\"} | 422 | items[0].quantity",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":1}]} | 422 | deliveryAddress",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":1}],\"deliveryAddress\":\"  \"} | 422 | deliveryAddress",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":1}],\"deliveryAddress\":\"A\\u0000\"} | 422 | deliveryAddress",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":1}],\"deliveryAddress\":\"A\\ud800\"} | 422 | deliveryAddress",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":1}],\"deliveryAddress\":\"A\",\"paymentMethod\":\"CASH\"} | 422 | paymentMethod",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":\"1\"}],\"deliveryAddress\":\"A\"} | 400 | items[0].quantity",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":1.5}],\"deliveryAddress\":\"A\"} | 400 | items[0].quantity",
                "{\"items\":[{\"productId\":\"router\",\"quantity\":99999999999}],\"deliveryAddress\":\"A\"} | 422 | items[0].quantity",
                "{\"items\":{},\"deliveryAddress\":\"A\"} | 400 | items",
                "{\"items\":[],\"deliveryAddress\":7} | 400 | deliveryAddress",
                "{\"items\":[],\"surprise\":1} | 400 | surprise",
            })
    void namesTheFieldThatIsWrong(String body, int status, String field) {
        var refused = anna.post("/api/orders", body, "Idempotency-Key", key());
        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.json().at("/errors").findValuesAsString("field")).contains(field);
        assertThat(refused.at("/errors/0/message")).isNotBlank().doesNotContain("order.");
    }

    @Test
    void refusesWhatIsTooMuch() {
        var item = "{\"productId\":\"router\",\"quantity\":1}";
        var items = IntStream.range(0, 51).mapToObj(_ -> item).collect(Collectors.joining(","));
        var many = "{\"items\":[%s],\"deliveryAddress\":\"A\"}".formatted(items);
        assertThat(refusal(many).at("/errors/0/field")).isEqualTo("items");
        var longAddress = OK.replace("\"A\"", "\"" + "A".repeat(501) + "\"");
        assertThat(refusal(longAddress).at("/errors/0/field")).isEqualTo("deliveryAddress");
        assertThat(refusal(OK + " ".repeat(70_000)).status()).isEqualTo(413);
        assertThat(refusal("{\"items\":[").status()).isEqualTo(400);
        assertThat(refusal("").status()).isEqualTo(400);
    }

    private Visitor.Answer refusal(String body) {
        return anna.post("/api/orders", body, "Idempotency-Key", key());
    }

    @Test
    void speaksTheLanguageItWasAskedIn() {
        var russian =
                anna.post("/api/orders", "{}", "Idempotency-Key", key(), "Accept-Language", "ru");
        assertThat(russian.at("/errors/0/message")).isEqualTo("Выберите хотя бы один товар.");
        var english =
                anna.post("/api/orders", "{}", "Idempotency-Key", key(), "Accept-Language", "en");
        assertThat(english.at("/errors/0/message")).isEqualTo("Choose at least one product.");
    }

    @Test
    void passesOnWhatOrdersRefuses() {
        app.db()
                .sql(
                        "insert into gateway.products values ('ghost', 'П', 'G', 100, 'RUB') on conflict do nothing")
                .update();
        app.bean(Products.class).forget();
        var refused = refusal(wish("ghost", 1));
        app.db().sql("delete from gateway.products where id = 'ghost'").update();
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.at("/errors/0/field")).isEqualTo("items[0].productId");
        assertThat(anna.get("/api/orders").at("/orders/0/status")).isEqualTo("REJECTED");
    }

    @Test
    void believesTheTokenAndNobodyElse() {
        assertThat(app.stranger().get("/api/orders").status()).isEqualTo(401);
        var forged = new Visitor(app.address(), "anna", "a.b.c").get("/api/orders");
        assertThat(forged.status()).isEqualTo(401);
        var old = app.tokens().sign("anna", Set.of("customer"), Duration.ofMinutes(-5));
        var expired = new Visitor(app.address(), "anna", old).get("/api/orders");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void takesTheNameFromTheTokenWhateverTheHeadersSay() {
        var boris = app.person();
        var placed =
                anna.post(
                        "/api/orders",
                        OK,
                        "Idempotency-Key",
                        key(),
                        "X-Username",
                        boris.username(),
                        "X-Roles",
                        "ROLE_STAFF");
        assertThat(placed.status()).isEqualTo(201);
        assertThat(anna.get(placed.at("/links/self")).status()).isEqualTo(200);
        assertThat(boris.get(placed.at("/links/self")).status()).isEqualTo(404);
    }

    @Test
    void wantsAKey() {
        assertThat(anna.post("/api/orders", OK).status()).isEqualTo(400);
        assertThat(anna.post("/api/orders", OK, "Idempotency-Key", "\"\"").status()).isEqualTo(400);
        assertThat(anna.post("/api/orders", OK, "Idempotency-Key", "k".repeat(256)).status())
                .isEqualTo(400);
    }

    @Test
    void answersARepetitionAsTheFirstTime() {
        topUp(anna, 100_000_00);
        var key = key();
        var first = anna.post("/api/orders", OK, "Idempotency-Key", key);
        var spaced = anna.post("/api/orders", " " + OK, "Idempotency-Key", "\"" + key + "\"");
        assertThat(spaced.status()).isEqualTo(201);
        assertThat(spaced.at("/orderId")).isEqualTo(first.at("/orderId"));
        assertThat(spaced.header("Idempotency-Replayed")).hasValue("true");
        var other = anna.post("/api/orders", wish("router", 2), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        var boris = app.person();
        var hers = boris.post("/api/orders", OK, "Idempotency-Key", key);
        assertThat(hers.at("/orderId")).isNotEqualTo(first.at("/orderId"));
    }

    @Test
    void makesOneOrderOfTwoHundredAtOnce() throws Exception {
        topUp(anna, 100_000_00);
        var key = key();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 200)
                            .mapToObj(
                                    _ ->
                                            many.submit(
                                                    () ->
                                                            anna.post(
                                                                    "/api/orders",
                                                                    OK,
                                                                    "Idempotency-Key",
                                                                    key)))
                            .toList();
            var statuses = new java.util.TreeMap<Integer, Integer>();
            for (var answer : answers) {
                statuses.merge(answer.get().status(), 1, Integer::sum);
            }
            assertThat(statuses.keySet()).isSubsetOf(201, 409);
            assertThat(statuses).containsKey(201);
        }
        assertThat(anna.get("/api/orders").json().at("/orders").size()).isEqualTo(1);
        assertThat(anna.get("/api/wallet").json().at("/balance").asLong())
                .isEqualTo(100_000_00 - 12_990_00);
    }

    @Test
    void tellsWhatCanBeOrdered() {
        var products = anna.get("/api/products").json().at("/products");
        assertThat(products.findValuesAsString("id")).contains("router", "cable-usb-c");
    }

    @Test
    void refusesAPageThatIsNone() {
        assertThat(anna.get("/api/orders?cursor=x").status()).isEqualTo(422);
        assertThat(anna.get("/api/orders?limit=0").status()).isEqualTo(422);
        assertThat(anna.get("/api/orders?limit=many").status()).isEqualTo(400);
        assertThat(anna.get("/api/orders/many").status()).isEqualTo(400);
        assertThat(anna.get("/api/orders/requests/none").status()).isEqualTo(404);
    }
}
