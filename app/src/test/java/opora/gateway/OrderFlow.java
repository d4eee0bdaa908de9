package opora.gateway;

import static opora.gateway.Wishes.key;
import static opora.gateway.Wishes.topUp;
import static opora.gateway.Wishes.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import opora.Eventually;
import opora.Installation;
import opora.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An order's whole way, over HTTP, Kafka and PostgreSQL: the same whether the application is whole
/// or in parts.
abstract class OrderFlow {
    private final Installation app;
    private final Visitor anna;
    private final Visitor annaAtBilling;

    OrderFlow(Installation app) {
        this.app = app;
        anna = app.person();
        annaAtBilling = app.at("billing", anna);
    }

    @BeforeEach
    void thePriceListIsKnown() throws Exception {
        Eventually.holds(() -> assertThat(anna.get("/api/products").body()).contains("router"));
    }

    @Test
    void paysAnOrderFromAFullWallet() {
        topUp(annaAtBilling, 10_000_00);
        var placed = order(wish("cable-usb-c", 2));
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.at("/status")).isEqualTo("PAID");
        assertThat(placed.json().at("/total").asLong()).isEqualTo(980_00);
        assertThat(placed.at("/currency")).isEqualTo("RUB");
        assertThat(balance()).isEqualTo(9_020_00);
        var found = anna.get(placed.at("/links/self"));
        assertThat(found.at("/requestId")).isEqualTo(placed.at("/requestId"));
        assertThat(found.at("/status")).isEqualTo("PAID");
    }

    @Test
    void tellsAPoorWalletSo() {
        topUp(annaAtBilling, 100_00);
        var placed = order(wish("notebook-14", 1));
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.at("/status")).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(placed.at("/reason")).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(balance()).isEqualTo(100_00);
    }

    @Test
    void saysWhereToLookWhenAnOrderTakesLong() throws Exception {
        topUp(annaAtBilling, 1_000_00);
        Visitor.Answer slow;
        var key = key();
        try (var held = HeldWallet.of(app, anna.username())) {
            slow = anna.post("/api/orders", wish("cable-usb-c", 1), "Idempotency-Key", key);
            assertThat(slow.status()).isEqualTo(202);
            assertThat(anna.get(slow.header("Location").orElseThrow()).at("/status"))
                    .isEqualTo("PENDING_VALIDATION");
            var again = anna.post("/api/orders", wish("cable-usb-c", 1), "Idempotency-Key", key);
            assertThat(again.status()).isEqualTo(202);
            assertThat(again.header("Location")).isEqualTo(slow.header("Location"));
        }
        Eventually.holds(
                () ->
                        assertThat(anna.get(slow.at("/links/status")).at("/status"))
                                .isEqualTo("PAID"));
        var late = anna.post("/api/orders", wish("cable-usb-c", 1), "Idempotency-Key", key);
        assertThat(late.status()).isEqualTo(201);
        assertThat(late.at("/status")).isEqualTo("PAID");
        assertThat(balance()).isEqualTo(510_00);
    }

    @Test
    void cancelsBeforePaymentAndGivesBackWhatCameLate() throws Exception {
        topUp(annaAtBilling, 1_000_00);
        CompletableFuture<Visitor.Answer> placing;
        String number;
        try (var held = HeldWallet.of(app, anna.username())) {
            placing = CompletableFuture.supplyAsync(() -> order(wish("cable-usb-c", 1)));
            Eventually.holds(() -> assertThat(newest("/status")).isEqualTo("PENDING_VALIDATION"));
            number = newest("/orderId");
            var cancelled = anna.post("/api/orders/" + number + "/cancellation", "");
            assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
            assertThat(cancelled.at("/status")).isEqualTo("CANCELLED");
            assertThat(placing.get(5, TimeUnit.SECONDS).at("/status")).isEqualTo("CANCELLED");
        }
        Eventually.holds(() -> assertThat(newest("/status")).isEqualTo("REFUNDED"));
        assertThat(balance()).isEqualTo(1_000_00);
        assertThat(annaAtBilling.get("/api/wallet/transfers").json().at("/transfers").size())
                .isEqualTo(3);
        var again = anna.post("/api/orders/" + number + "/cancellation", "");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void cancelsNeitherWhatIsPaidNorWhatBelongsToOthers() {
        topUp(annaAtBilling, 1_000_00);
        var number = order(wish("cable-usb-c", 1)).at("/orderId");
        var late = anna.post("/api/orders/" + number + "/cancellation", "");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.header("Content-Type")).hasValue("application/problem+json");
        var boris = app.person();
        assertThat(boris.post("/api/orders/" + number + "/cancellation", "").status())
                .isEqualTo(404);
        assertThat(boris.get("/api/orders/" + number).status()).isEqualTo(404);
        assertThat(boris.get("/api/orders").json().at("/orders").size()).isZero();
    }

    @Test
    void leafsThroughOrdersWithoutGapsOrRepetitions() {
        for (int i = 0; i < 5; i++) {
            assertThat(order(wish("router", 1)).status()).isEqualTo(201);
        }
        var first = anna.get("/api/orders?limit=3");
        var second = anna.get("/api/orders?limit=3&cursor=" + first.at("/next"));
        assertThat(first.json().at("/orders").size()).isEqualTo(3);
        assertThat(second.json().at("/orders").size()).isEqualTo(2);
        assertThat(second.json().has("next")).isFalse();
        assertThat(second.json().at("/orders").findValuesAsString("orderId"))
                .doesNotContainAnyElementsOf(
                        first.json().at("/orders").findValuesAsString("orderId"));
    }

    @Test
    void tellsItsOwnerByMail() throws Exception {
        topUp(annaAtBilling, 1_000_00);
        var request = order(wish("cable-usb-c", 1)).at("/requestId");
        var sql = "select type || ' ' || state from notifications.deliveries where request_id = ?";
        var db = app.partOf("notifications", JdbcClient.class);
        Eventually.holds(
                () ->
                        assertThat(db.sql(sql).param(request).query(String.class).list())
                                .containsExactly("ORDER_PAID sent"));
    }

    private Visitor.Answer order(String wish) {
        return anna.post("/api/orders", wish, "Idempotency-Key", key());
    }

    private String newest(String field) {
        return anna.get("/api/orders").at("/orders/0" + field);
    }

    private long balance() {
        return annaAtBilling.get("/api/wallet").json().at("/balance").asLong();
    }
}
