package opora.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// A subscription from the page to the paper, all contexts together.
class SubscriptionPagesTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor office = app.person("office-1", Set.of("manager"));

    @Test
    void subscribesFromTheWalletAndSeesTheInvoicePaid() throws Exception {
        topUp(200_000);
        assertThat(anna.get("/subscription").body()).contains("Choose a plan", "₽1,490.00");
        assertThat(form("/subscription", "plan", "home", "method", "WALLET").status())
                .isEqualTo(303);
        var invoice = paid();
        assertThat(anna.get("/api/wallet").at("/balance")).isEqualTo("51000");
        assertThat(anna.get("/subscription").body()).contains("your plan", "paid until");
        assertThat(anna.get("/invoices").body()).contains("OP-");
        assertThat(anna.get("/invoices/" + invoice).body())
                .contains("Home,", "From the wallet: paid");
        assertThat(app.person().get("/invoices/" + invoice).status()).isEqualTo(404);
        assertThat(app.person().get("/invoices/" + invoice + "/pdf").status()).isEqualTo(404);

        agreeToBusiness();
        agreeToTheEnd();
        assertThat(form("/subscription/continuations").status()).isEqualTo(303);
        assertThat(form("/subscription/methods", "method", "CARD").status()).isEqualTo(303);
        assertThat(anna.get("/api/subscription").at("/method")).isEqualTo("CARD");
        journalTells(
                "subscriptions.subscription.changed",
                "{\"plan\":\"home\",\"price\":\"1490.00 RUB\"}",
                "{\"plan\":\"business\",\"price\":\"4990.00 RUB\"}");
        journalTells("subscriptions.subscription.cancelled", "{\"plan\":\"business\"}", "lastDay");
    }

    private void journalTells(String action, String... words) throws Exception {
        var sql =
                "select before || ' ' || after from journal.entries where subject = ? and action = ?";
        Eventually.holds(
                () ->
                        assertThat(
                                        app.db()
                                                .sql(sql)
                                                .params(anna.username(), action)
                                                .query(String.class)
                                                .list())
                                .singleElement()
                                .asString()
                                .contains(words));
    }

    private void agreeToBusiness() {
        assertThat(anna.get("/subscription").body())
                .contains("/subscription/changes/new?plan=business")
                .doesNotContain("action=\"/subscription/changes\"");
        var told = anna.post("/api/subscription/changes/preview", "{\"plan\":\"business\"}");
        assertThat(told.at("/then")).isEqualTo("499000");
        assertThat(told.at("/lines/0/kind")).isEqualTo("PERIOD");
        var page = anna.get("/subscription/changes/new?plan=business").body();
        assertThat(page).contains("from Home to Business", "you pay ₽", "it is ₽4,990.00 a month");
        var unseen = form("/subscription/changes", "plan", "business");
        assertThat(unseen.header("Location")).contains("/subscription/changes/new?plan=business");
        assertThat(anna.get("/api/subscription").at("/planId")).isEqualTo("home");
        assertThat(form("/subscription/changes", "plan", "business", "seen", seen(page)).status())
                .isEqualTo(303);
        assertThat(anna.get("/subscription").body())
                .contains("On the next invoice", "Unused: Home");
    }

    private void agreeToTheEnd() {
        var page = anna.get("/subscription/cancellations/new").body();
        assertThat(page).contains("Business holds until", "a last invoice over ₽");
        assertThat(anna.post("/api/subscription/cancellations/preview", "{}").at("/plan"))
                .isEqualTo("business");
        form("/subscription/cancellations");
        assertThat(anna.get("/subscription").body()).doesNotContain("Keep it after all");
        form("/subscription/cancellations", "seen", seen(page));
        assertThat(anna.get("/subscription").body())
                .contains("cancelled", "Keep it after all", "On the last invoice")
                .doesNotContain("On the next invoice");
    }

    private static String seen(String page) {
        return page.replaceFirst("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
    }

    @Test
    void printsTheInvoiceInRussianToo() throws Exception {
        topUp(200_000);
        subscribe("home", "WALLET");
        var invoice = paid();
        var pdf = anna.request("/invoices/" + invoice + "/pdf", "Cookie", "opora_language=ru");
        var bytes =
                java.net.http.HttpClient.newHttpClient()
                        .send(pdf.build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                        .body();
        var text = text(bytes);
        assertThat(text).contains("OP-", anna.username(), "1").contains("₽");
        assertThat(text.contains("Счёт") || text.contains("Invoice")).isTrue();
        var pages = app.bean(InvoicePdf.class);
        var sheet = app.bean(Sheets.class).find(invoice, "ru").orElseThrow();
        assertThat(text(pages.of(sheet, "ru")))
                .contains("Счёт", "Для дома", "Итого", "оплачен", "₽");
    }

    private static String text(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        }
    }

    @Test
    void whatCannotBeChargedCanBePaidOtherwise() throws Exception {
        subscribe("basic", "CARD");
        Eventually.holds(
                () ->
                        assertThat(anna.get("/api/invoices").at("/invoices/0/failures"))
                                .isEqualTo("1"));
        var id = anna.get("/api/invoices").at("/invoices/0/id");
        assertThat(anna.get("/invoices/" + id).body())
                .contains("there is no card", "We try again on");
        assertThat(anna.get("/subscription").body()).contains("is not paid");
        topUp(100_000);
        assertThat(form("/invoices/" + id + "/payments", "method", "WALLET").status())
                .isEqualTo(303);
        paid();
        assertThat(office.get("/billing?q=" + anna.username()).body()).contains("OP-", "paid");
        var printed =
                "OP-%06d"
                        .formatted(
                                anna.get("/api/invoices").json().at("/invoices/0/number").asLong());
        assertThat(anna.get("/search?q=" + printed).body()).contains("/invoices/" + id);
        assertThat(
                        office.get("/search/found?q=" + printed.toLowerCase(java.util.Locale.ROOT))
                                .body())
                .contains("/billing/invoices/" + id);
        assertThat(app.person().get("/search?q=" + printed).body()).doesNotContain(id);
        Eventually.holds(
                () ->
                        assertThat(anna.get("/bell", "Accept-Language", "en").body())
                                .contains(printed));
    }

    @Test
    void refundsToTheWalletAndToTheCardOncePerKey() throws Exception {
        assertThat(
                        anna.form(
                                        "/cards/new",
                                        Stream.of(
                                                "number",
                                                "4242424242424242",
                                                "expiry",
                                                "12/30",
                                                "code",
                                                "123"))
                                .status())
                .isEqualTo(303);
        subscribe("home", "CARD");
        var id = paid();
        assertThat(anna.get("/api/wallet").at("/balance")).isEqualTo("0");
        var key = UUID.randomUUID().toString();
        assertThat(refund(id, 40_000, "WALLET", key).status()).isEqualTo(202);
        assertThat(refund(id, 40_000, "WALLET", key).status()).isEqualTo(200);
        Eventually.holds(
                () -> assertThat(anna.get("/api/wallet").at("/balance")).isEqualTo("40000"));
        assertThat(refund(id, 109_001, "CARD", "x").at("/errors/0/field")).isEqualTo("amount");
        assertThat(refund(id, 109_000, "CARD", UUID.randomUUID().toString()).status())
                .isEqualTo(202);
        Eventually.holds(
                () ->
                        assertThat(anna.get("/invoices/" + id).body())
                                .contains("₽1,090.00 refunded to the card"));
        assertThat(anna.get("/api/wallet").at("/balance")).isEqualTo("40000");
        var sql =
                "select refunded from acquirer.charges where amount = 149000 and refunded > 0 order by made_at desc limit 1";
        assertThat(app.db().sql(sql).query(Long.class).single()).isEqualTo(109_000);
    }

    @Test
    void theOfficeSearchesRefundsAndAdjustsOnPages() throws Exception {
        topUp(200_000);
        subscribe("home", "WALLET");
        var id = paid();
        var page = "/billing/invoices/" + id;
        assertThat(office.get(page).body())
                .contains("Refund to the wallet")
                .doesNotContain("Refund to the card");
        var wrong =
                office.form(
                        page + "/refunds",
                        Stream.of("amount", "0", "reason", "", "target", "WALLET", "once", "o1"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"amount-flaw\"", "id=\"reason-flaw\"");
        var once = UUID.randomUUID().toString();
        assertThat(
                        office.form(
                                        page + "/refunds",
                                        Stream.of(
                                                "amount", "100", "reason", "late", "target",
                                                "WALLET", "once", once))
                                .status())
                .isEqualTo(303);
        Eventually.holds(
                () -> assertThat(office.get(page).body()).contains("₽100.00 refunded", "late"));

        var adjusted =
                office.form(
                        "/billing/adjustments",
                        Stream.of("who", anna.username(), "amount", "-50", "reason", "patience"));
        assertThat(adjusted.status()).isEqualTo(303);
        assertThat(anna.get("/subscription").body()).contains("patience", "−₽50.00");
        journalTells(
                "subscriptions.refund.asked",
                "\"amount\":\"100.00 RUB\"",
                "\"reason\":\"late\"",
                "{\"refunded\":\"0.00 RUB\"}");
        journalTells(
                "subscriptions.invoice.adjusted",
                "\"amount\":\"-50.00 RUB\"",
                "\"reason\":\"patience\"",
                "{\"waiting\":\"0.00 RUB\"}");
        var nobody =
                office.form(
                        "/billing/adjustments",
                        Stream.of("who", "nobody", "amount", "5", "reason", "x"));
        assertThat(nobody.body()).contains("id=\"who-flaw\"");
        assertThat(anna.get("/billing").status()).isEqualTo(403);
        assertThat(anna.get("/api/billing/runs").status()).isEqualTo(403);
        assertThat(office.get("/api/billing/runs").json().at("/runs")).isNotEmpty();
        assertThat(office.get("/api/billing/invoices?q=" + anna.username()).json().at("/invoices"))
                .hasSize(1);
    }

    @Test
    void theOfficeOffersPlans() {
        assertThat(office.get("/billing/plans").body()).contains("Business");
        var id = "trial-" + UUID.randomUUID().toString().substring(0, 8);
        var saved = plan(id, "990,50", "7", "");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(plan(id, "1", "7", "").body()).contains("id=\"id-flaw\"");
        assertThat(office.get("/billing/plans/" + id).body())
                .contains("value=\"990.5\"", "value=\"1.5\"");
        var wrong = plan("No!", "much", "-1", "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"id-flaw\"", "id=\"price-flaw\"", "id=\"visits-flaw\"");
        assertThat(anna.get("/api/subscription/plans").body()).contains(id);
    }

    @Test
    void aPlanThatChangedMeanwhileIsNotOverwritten() {
        var id = "trial-" + UUID.randomUUID().toString().substring(0, 8);
        plan(id, "990", "7", "");
        var form = office.get("/billing/plans/" + id).body();
        var seen = form.replaceFirst("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
        assertThat(plan(id, "991", "7", seen).status()).isEqualTo(303);
        var late = plan(id, "992", "7", seen);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("<span>991</span>", "<span>992</span>", "value=\"992\"");
        assertThat(office.get("/billing/plans/" + id).body()).contains("value=\"991\"");
    }

    private Visitor.Answer plan(String id, String price, String visits, String seen) {
        return office.form(
                "/billing/plans",
                Stream.of(
                        "id", id, "nameRu", "Пробный", "nameEn", "Trial", "price", price, "period",
                        "MONTH", "visits", visits, "hours", "1,5", "offered", "true", "seen",
                        seen));
    }

    @Test
    void theApiNamesWhatIsWrong() {
        assertThat(anna.get("/api/subscription").status()).isEqualTo(404);
        assertThat(post("{\"plan\":\"home\"}").at("/errors/0/field")).isEqualTo("method");
        assertThat(post("{\"plan\":\"none\",\"method\":\"CARD\"}").at("/errors/0/field"))
                .isEqualTo("plan");
        assertThat(
                        post("{\"plan\":\"home\",\"method\":\"CARD\",\"zone\":\"Mars\"}")
                                .at("/errors/0/field"))
                .isEqualTo("zone");
        assertThat(
                        post("{\"plan\":\"home\",\"method\":\"CARD\",\"zone\":\"Europe/Moscow\"}")
                                .status())
                .isEqualTo(201);
        assertThat(post("{\"plan\":\"home\",\"method\":\"CARD\"}").status()).isEqualTo(409);
        assertThat(anna.post("/api/subscription/cancellations", "{}").status()).isEqualTo(204);
    }

    private void subscribe(String plan, String method) {
        assertThat(post("{\"plan\":\"%s\",\"method\":\"%s\"}".formatted(plan, method)).status())
                .isEqualTo(201);
    }

    private Visitor.Answer post(String body) {
        return anna.post("/api/subscription", body);
    }

    /// Waits until the first invoice is paid, and answers its id.
    private String paid() throws Exception {
        Eventually.holds(
                () ->
                        assertThat(anna.get("/api/invoices").at("/invoices/0/state"))
                                .isEqualTo("PAID"));
        return anna.get("/api/invoices").at("/invoices/0/id");
    }

    private Visitor.Answer refund(String id, long amount, String target, String key) {
        var body =
                "{\"amount\":%d,\"target\":\"%s\",\"reason\":\"a trial\"}"
                        .formatted(amount, target);
        return office.post(
                "/api/billing/invoices/" + id + "/refunds", body, "Idempotency-Key", key);
    }

    private Visitor.Answer form(String path, String... fields) {
        return anna.form(path, Stream.of(fields));
    }

    private void topUp(long amount) {
        var key = UUID.randomUUID().toString();
        assertThat(
                        anna.post(
                                        "/api/wallet/top-ups",
                                        "{\"amount\":" + amount + "}",
                                        "Idempotency-Key",
                                        key)
                                .status())
                .isEqualTo(201);
    }
}
