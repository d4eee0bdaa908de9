package opora.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;

/// An order's whole way, over HTTP, Kafka and PostgreSQL.
class OrderFlowTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();

    @Test
    void paysAnOrderFromAFullWallet() {
        topUp(anna, 10_000_00);
        var placed = anna.post("/api/orders", wish("cable-usb-c", 2), "Idempotency-Key", key());
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.at("/status")).isEqualTo("PAID");
        assertThat(placed.json().at("/total").asLong()).isEqualTo(980_00);
        assertThat(placed.at("/currency")).isEqualTo("RUB");
        assertThat(anna.get("/api/wallet").json().at("/balance").asLong()).isEqualTo(9_020_00);
        var found = anna.get(placed.at("/links/self"));
        assertThat(found.at("/requestId")).isEqualTo(placed.at("/requestId"));
        assertThat(found.at("/status")).isEqualTo("PAID");
    }

    @Test
    void tellsAPoorWalletSo() {
        topUp(anna, 100_00);
        var placed = anna.post("/api/orders", wish("notebook-14", 1), "Idempotency-Key", key());
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.at("/status")).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(placed.at("/reason")).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(anna.get("/api/wallet").json().at("/balance").asLong()).isEqualTo(100_00);
    }

    static void topUp(Visitor person, long amount) {
        var body = "{\"amount\":%d}".formatted(amount);
        assertThat(person.post("/api/wallet/top-ups", body, "Idempotency-Key", key()).status())
                .isEqualTo(201);
    }

    static String wish(String product, int quantity) {
        return """
        {"items":[{"productId":"%s","quantity":%d}],"deliveryAddress":"Tverskaya 1, Moscow"}
        """
                .formatted(product, quantity);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
