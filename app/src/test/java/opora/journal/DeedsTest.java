package opora.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;

/// Whoever changes what guards the doors or moves money is in the journal with what was before and
/// after, and not with the bare request.
class DeedsTest {
    private final WholeApp app = WholeApp.get();
    private final String name = "d" + Long.toString(System.nanoTime(), 36);
    private final Visitor boss = app.person(name, Set.of("administrator"));

    @Test
    void aRuleOfSigningInSaysWhatItWas() throws Exception {
        form("/roles", "name", name, "title", "Helpers");
        form("/sign-in-rules", "role", name, "demanded", "true");
        form("/sign-in-rules", "role", name, "demanded", "false");
        tells(
                "identity.rule.changed",
                name + " {\"demanded\":\"false\"} {\"demanded\":\"true\"}",
                name + " {\"demanded\":\"true\"} {\"demanded\":\"false\"}");
    }

    @Test
    void aPlanSaysItsPriceBeforeAndAfter() throws Exception {
        plan("990,50", "");
        var seen = seen(boss.get("/billing/plans/" + name).body());
        plan("1200", seen);
        tells(
                "subscriptions.plan.changed",
                name + " {\"price\":\"990.50 RUB\"} {\"price\":\"1200.00 RUB\"}");
        assertThat(entries("subscriptions.plan.added"))
                .singleElement()
                .asString()
                .contains("\"price\":\"990.50 RUB\"", "\"visits\":\"2\"", "\"offered\":\"false\"");
    }

    private void plan(String price, String seen) {
        form(
                "/billing/plans",
                Stream.of(
                        "id", name, "nameRu", "Проба", "nameEn", "Trial", "price", price, "period",
                        "YEAR", "visits", "2", "hours", "3", "seen", seen));
    }

    @Test
    void aSubscriptionSaysHowItBeganAndFromWhatItIsPaid() throws Exception {
        form("/subscription", "plan", "home", "method", "WALLET");
        form("/subscription/methods", "method", "CARD");
        tells(
                "subscriptions.subscription.started",
                name + "  {\"method\":\"WALLET\",\"plan\":\"home\",\"price\":\"1490.00 RUB\"}");
        tells(
                "subscriptions.method.chosen",
                name + " {\"method\":\"WALLET\"} {\"method\":\"CARD\"}");
    }

    @Test
    void aCorrectionOfTheLedgerSaysWhoseWhyAndWhatItCameTo() throws Exception {
        var anna = app.person();
        var once = UUID.randomUUID().toString();
        anna.post("/api/wallet/top-ups", "{\"amount\":1000}", "Idempotency-Key", once);
        var fee = Stream.of("who", anna.username(), "amount", "-4,50", "reason", "a fee");
        form("/ledger/adjustments", Stream.concat(fee, Stream.of("once", once)));
        tells(
                "billing.wallet.adjusted",
                anna.username()
                        + " {\"balance\":\"10.00 RUB\"}"
                        + " {\"amount\":\"-4.50 RUB\",\"balance\":\"5.50 RUB\",\"reason\":\"a fee\"}");
        var account = boss.get("/api/ledger/accounts/" + anna.username());
        var posting = account.at("/statement/lines/0/id");
        var wish = "{\"posting\":%s,\"reason\":\"by mistake\"}".formatted(posting);
        assertThat(boss.post("/api/ledger/reversals", wish).status()).isEqualTo(201);
        tells(
                "billing.posting.reversed",
                anna.username()
                        + " {\"balance\":\"5.50 RUB\"} {\"amount\":\"4.50 RUB\",\"balance\":\"10.00 RUB\","
                        + "\"posting\":\""
                        + posting
                        + "\",\"reason\":\"by mistake\"}");
    }

    @Test
    void stepsOfJoiningSayWhatBecameOfThem() throws Exception {
        var step = name.substring(0, Math.min(30, name.length()));
        var words = List.of("titleRu", "Слово", "titleEn", "Word", "choices", "");
        var fresh = Stream.of("kind", "FIELD", "name", step, "type", "TEXT");
        form("/registration-steps/new", Stream.concat(fresh, words.stream()));
        form("/registration-steps/" + step + "/turn", "active", "false");
        var page = boss.get("/registration-steps/" + step).body();
        var other = Stream.of("titleRu", "Слово", "titleEn", "Other", "seen", seen(page));
        form("/registration-steps/" + step, other);
        tells("identity.step.turned", step + " {\"active\":\"true\"} {\"active\":\"false\"}");
        tells("identity.step.changed", step + " {\"titleEn\":\"Word\"} {\"titleEn\":\"Other\"}");
        assertThat(entries("identity.step.added"))
                .singleElement()
                .asString()
                .contains("\"titleEn\":\"Word\"", "\"kind\":\"FIELD\"");
    }

    @Test
    void aConnectedAppIsNamedAndItsSecretIsNot() throws Exception {
        var fields =
                Stream.of(
                        "name",
                        name,
                        "redirects",
                        "https://app.example/back",
                        "scopes",
                        "openid",
                        "keepsSecrets",
                        "true");
        var made = boss.form("/connected-apps", fields).body();
        var shown = made.split("<code class=\"secret\">", -1);
        var app = shown[2].substring(0, shown[2].indexOf('<'));
        var secret = shown[3].substring(0, shown[3].indexOf('<'));
        form("/connected-apps/" + app + "/turn", "active", "false");
        tells(
                "identity.app.turned",
                name + " {\"active\":\"true\"} {\"active\":\"false\",\"app\":\"" + app + "\"}");
        assertThat(entries("identity.app.added"))
                .singleElement()
                .asString()
                .contains("https://app.example/back", "openid", app)
                .doesNotContain(secret);
    }

    @Test
    void aCardIsKnownByItsLastDigitsOnly() throws Exception {
        form("/cards/new", "number", "4242424242424242", "expiry", "12/30", "code", "123");
        var card = boss.get("/api/cards").at("/cards/0/id");
        form("/cards/" + card + "/removals");
        tells("cards.card.added", name + "  {\"card\":\"Visa •••• 4242\"}");
        tells("cards.card.removed", name + " {\"card\":\"Visa •••• 4242\"} ");
    }

    @Test
    void wishesAboutNotificationsSayWhatIsOtherNow() throws Exception {
        var wish = "{\"zone\":\"%s\",\"digest\":\"NONE\",\"phone\":\"+79001234567\"}";
        for (var zone : List.of("Asia/Omsk", "Asia/Tomsk")) {
            var body = wish.formatted(zone);
            var request = boss.request("/api/preferences", "Content-Type", "application/json");
            var put = java.net.http.HttpRequest.BodyPublishers.ofString(body);
            assertThat(boss.send(request.PUT(put)).status()).isEqualTo(200);
        }
        var action = "notifications.preferences.changed";
        Eventually.holds(
                () ->
                        assertThat(entries(action))
                                .hasSize(2)
                                .contains(
                                        name
                                                + " {\"zone\":\"Asia/Omsk\"} {\"zone\":\"Asia/Tomsk\"}"));
        assertThat(entries(action).toString()).contains("…67").doesNotContain("79001234567");
    }

    private void form(String path, String... fields) {
        form(path, Stream.of(fields));
    }

    private void form(String path, Stream<String> fields) {
        assertThat(boss.form(path, fields).status()).isEqualTo(303);
    }

    private static String seen(String page) {
        return page.replaceFirst("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
    }

    private void tells(String action, String... entries) throws Exception {
        Eventually.holds(() -> assertThat(entries(action)).contains(entries));
        assertThat(entries("request")).isEmpty();
    }

    /// What it was done to, what was before and what after.
    private List<String> entries(String action) {
        var sql =
                """
                select subject || ' ' || before || ' ' || after from journal.entries
                where who = ? and action = ? order by position
                """;
        return app.db().sql(sql).params(name, action).query(String.class).list();
    }
}
