package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import opora.backbone.Database;
import opora.subscriptions.InvoiceIssued;
import opora.subscriptions.InvoicePaid;
import org.junit.jupiter.api.Test;

/// Wallet, cards and invoices, one below the other.
class MoneyHistoryTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void showsAllMoneyInOneLineOfTime() throws Exception {
        assertThat(page()).contains("Nothing has happened yet");
        app.bean(TopUp.class).topUp(anna.username(), "one", 100_000);
        var invoice = "in-" + anna.username();
        var number = Math.abs((long) anna.username().hashCode());
        var printed = "OP-" + number;
        tell(
                new InvoiceIssued(
                        anna.username(),
                        invoice,
                        number,
                        printed,
                        "s",
                        49_000,
                        "RUB",
                        "CARD",
                        "2026-11-01",
                        "2026-12-01",
                        now));
        Eventually.holds(
                () -> assertThat(page()).contains("Invoice " + printed, "Not paid yet", "490"));
        tell(
                new InvoicePaid(
                        anna.username(), invoice, number, printed, 49_000, "RUB", "CARD", now));
        Eventually.holds(() -> assertThat(page()).doesNotContain("Not paid yet").contains("Paid"));
        assertThat(page()).contains("1,000.00");
        var told = anna.get("/api/wallet/money");
        assertThat(told.json().at("/movements").findValuesAsString("kind"))
                .containsExactlyInAnyOrder("INVOICE", "TOP_UP");
        assertThat(told.json().at("/movements").findValuesAsString("paid")).containsExactly("true");
        assertThat(app.person().get("/wallet/money", "Accept-Language", "en").body())
                .doesNotContain("Invoice " + printed);
    }

    @Test
    void leafsWithoutGaps() {
        var history = app.bean(MoneyHistory.class);
        for (int i = 0; i < 5; i++) {
            app.bean(TopUp.class).topUp(anna.username(), "key-" + i, 10_000);
        }
        var first = history.of(anna.username(), MoneyCursor.END, 3);
        var end = MoneyCursor.of(first.getLast().cursor()).orElseThrow();
        var second = history.of(anna.username(), end, 3);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(anna.get("/wallet/money?before=made+up").status()).isEqualTo(200);

        var page = anna.get("/api/wallet/money?limit=3");
        assertThat(page.json().at("/movements").findValuesAsString("kind"))
                .containsOnly("TOP_UP")
                .hasSize(3);
        var rest = anna.get("/api/wallet/money?limit=3&cursor=" + page.at("/next"));
        assertThat(rest.json().at("/movements")).hasSize(2);
        assertThat(rest.at("/next")).isEmpty();
        var wrong = anna.get("/api/wallet/money?cursor=made+up");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/errors/0/field")).isEqualTo("cursor");
    }

    private String page() {
        return anna.get("/wallet/money", "Accept-Language", "en").body();
    }

    private void tell(Object event) {
        var database = app.bean(Database.class);
        database.transact(
                "subscriptions",
                _ -> {
                    database.publish(event);
                    return event;
                });
    }
}
