package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The wallet, over HTTP.
class WalletTest {
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();

    @Test
    void opensWithItsPerson() throws Exception {
        assertThat(balance()).isZero();
        var sql = "select count(*) from billing.wallets where username = ?";
        Eventually.holds(
                () ->
                        assertThat(
                                        app.db()
                                                .sql(sql)
                                                .param(anna.username())
                                                .query(Long.class)
                                                .single())
                                .isEqualTo(1));
    }

    @Test
    void topsUpOncePerKey() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 30)
                            .mapToObj(_ -> many.submit(() -> topUp("{\"amount\":50000}", key)))
                            .toList();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        }
        assertThat(balance()).isEqualTo(500_00);
        assertThat(topUp("{\"amount\":50001}", key).status()).isEqualTo(422);
        assertThat(anna.post("/api/wallet/top-ups", "{\"amount\":50000}").status()).isEqualTo(400);
        assertThat(balance()).isEqualTo(500_00);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"amount\":99}", "{\"amount\":-5}", "{\"amount\":100000001}"})
    void namesTheAmountThatCannotBe(String body) {
        var refused = topUp(body, "k");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/field")).isEqualTo("amount");
    }

    @Test
    void leafsThroughTheHistory() {
        for (int i = 1; i <= 5; i++) {
            topUp("{\"amount\":%d00}".formatted(i), "k" + i);
        }
        var first = anna.get("/api/wallet/transfers?limit=3");
        var second = anna.get("/api/wallet/transfers?limit=3&cursor=" + first.at("/next"));
        assertThat(first.json().at("/transfers").findValuesAsString("amount"))
                .containsExactly("500", "400", "300");
        assertThat(second.json().at("/transfers").findValuesAsString("amount"))
                .containsExactly("200", "100");
    }

    @Test
    void topsUpByFormOnceHoweverOftenItIsSent() {
        var found = ONCE.matcher(anna.get("/wallet").body());
        assertThat(found.find()).isTrue();
        for (int i = 0; i < 3; i++) {
            var sent = form("amount", "1 500,50", "once", found.group(1));
            assertThat(sent.status()).isEqualTo(303);
        }
        assertThat(anna.get("/wallet").body()).contains("₽1,500.50");
        assertThat(balance()).isEqualTo(1_500_50);
        var wrong = form("amount", "much", "once", "x");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"amount-flaw\"").contains("value=\"much\"");
    }

    @Test
    void saysThatTheLedgerAddsUp() {
        assertThat(app.bean(LedgerCheck.class).health().getStatus().getCode()).isEqualTo("UP");
        assertThat(app.stranger().get("/actuator/prometheus").body())
                .contains("opora_ledger_unbalanced 0.0")
                .contains("opora_ledger_age_seconds ")
                .contains("opora_cards_unknown 0.0");
    }

    private Visitor.Answer topUp(String body, String key) {
        return anna.post("/api/wallet/top-ups", body, "Idempotency-Key", key);
    }

    private Visitor.Answer form(String... fields) {
        return anna.form("/wallet/top-ups", Stream.of(fields));
    }

    private long balance() {
        return anna.get("/api/wallet").json().at("/balance").asLong();
    }
}
