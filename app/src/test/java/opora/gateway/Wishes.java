package opora.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import opora.Visitor;

/// What tests order, and the money for it.
final class Wishes {
    private Wishes() {}

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
