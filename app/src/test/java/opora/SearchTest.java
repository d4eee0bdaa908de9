package opora;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The search over everything finds what somebody may see, and nothing else.
class SearchTest {
    private final WholeApp app = WholeApp.get();

    @Test
    void findsOnesOwnOrderByItsNumber() throws Exception {
        var anna = app.person();
        anna.post("/api/wallet/top-ups", "{\"amount\":5000000}", "Idempotency-Key", key());
        var wish =
                "{\"items\":[{\"productId\":\"router\",\"quantity\":1}],\"deliveryAddress\":\"A\"}";
        var request = anna.post("/api/orders", wish, "Idempotency-Key", key()).at("/requestId");
        var status = "/api/orders/requests/" + request;
        Eventually.holds(() -> assertThat(anna.get(status).at("/orderId")).isNotEmpty());
        var number = anna.get(status).at("/orderId");
        assertThat(anna.get("/search/found?q=" + number).body())
                .contains("role=\"option\"", "data-path=\"/orders/" + request);
        assertThat(app.person().get("/search/found?q=" + number).body().strip()).isEmpty();
    }

    @Test
    void findsAccountsForWhoMaySeeThem() {
        var administrator = app.person("finder", Set.of("administrator"));
        var name = Tokens.freshName();
        app.stranger()
                .post(
                        "/api/registrations",
                        "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"Nine-Quiet-Rivers-7\"}"
                                .formatted(name, name));
        var path = "/search/found?q=" + name.substring(0, 12);
        assertThat(administrator.get(path).body()).contains("/accounts/" + name);
        assertThat(app.person().get(path).body().strip()).isEmpty();
    }

    @Test
    void worksWithoutAScript() {
        var page = app.person().get("/search?q=walle", "Accept-Language", "en");
        assertThat(page.body()).contains("href=\"/wallet\"", "value=\"walle\"");
        var nothing = app.person().get("/search?q=zzzzzz", "Accept-Language", "en");
        assertThat(nothing.body()).contains("Nothing found");
        assertThat(app.person().get("/search?q=%3Cscript%3E").body()).doesNotContain("<script>\"");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
