package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;

/// Statements and what staff does in the ledger, over HTTP.
class StatementTest {
    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();
    private final Visitor staff = app.person("staff-1", Set.of("staff"));

    @Test
    void addsUpFromOpeningToClosingAndLeafs() {
        for (int i = 1; i <= 5; i++) {
            topUp(i * 100);
        }
        var path = "/api/wallet/statement?limit=2";
        var first = anna.get(path);
        assertThat(first.at("/opening")).isEqualTo("0");
        assertThat(first.at("/in")).isEqualTo("1500");
        assertThat(first.at("/closing")).isEqualTo("1500");
        assertThat(first.json().at("/lines").findValuesAsString("amount"))
                .containsExactly("500", "400");
        var second = anna.get(path + "&cursor=" + first.at("/next"));
        assertThat(second.json().at("/lines").findValuesAsString("amount"))
                .containsExactly("300", "200");

        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        var later = anna.get("/api/wallet/statement?from=" + tomorrow);
        assertThat(later.at("/opening")).isEqualTo("1500");
        assertThat(later.at("/closing")).isEqualTo("1500");
        assertThat(later.json().at("/lines")).isEmpty();
    }

    @Test
    void namesTheDaysThatCannotBe() {
        var wrong = anna.get("/api/wallet/statement?from=2026-02-02&to=2026-02-01");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/errors/0/field")).isEqualTo("to");
        assertThat(anna.get("/api/wallet/statement?from=soon").at("/errors/0/field"))
                .isEqualTo("from");
        assertThat(anna.get("/wallet/statement?from=2026-02-02&to=2026-02-01").status())
                .isEqualTo(422);
        assertThat(anna.get("/wallet/statement").body()).contains("Nothing moved");
    }

    @Test
    void marksAReversedPostingByItsReversal() {
        topUp(70_000);
        var account = "/api/ledger/accounts/" + anna.username();
        var posting = staff.get(account).at("/statement/lines/0/id");
        var body = "{\"posting\":%s,\"reason\":\"by mistake\"}".formatted(posting);
        assertThat(staff.post("/api/ledger/reversals", body).status()).isEqualTo(201);
        assertThat(staff.post("/api/ledger/reversals", body).status()).isEqualTo(200);

        var statement = anna.get("/api/wallet/statement");
        assertThat(statement.at("/closing")).isEqualTo("0");
        assertThat(statement.at("/lines/0/reverses")).isEqualTo(posting);
        assertThat(statement.at("/lines/0/reason")).isEqualTo("by mistake");
        assertThat(statement.at("/lines/1/reversedBy")).isEqualTo(statement.at("/lines/0/id"));
        assertThat(anna.get("/wallet/statement").body()).contains("taken back by");
    }

    @Test
    void adjustsOncePerKeyAndNeverBelowZero() {
        var key = UUID.randomUUID().toString();
        var nobody = "{\"username\":\"nobody\",\"amount\":500,\"reason\":\"a trial\"}";
        assertThat(staff.post("/api/ledger/adjustments", nobody, "Idempotency-Key", "n").status())
                .isEqualTo(404);
        topUp(1_000);
        assertThat(adjust(5_000, key).status()).isEqualTo(201);
        assertThat(adjust(5_000, key).status()).isEqualTo(200);
        assertThat(adjust(5_001, key).status()).isEqualTo(422);
        assertThat(adjust(-6_001, UUID.randomUUID().toString()).status()).isEqualTo(409);
        assertThat(adjust(10, UUID.randomUUID().toString()).at("/errors/0/field"))
                .isEqualTo("amount");
        assertThat(anna.get("/api/wallet").at("/balance")).isEqualTo("6000");
        assertThat(staff.post("/api/ledger/audits", "{}").json().at("/findings")).isEmpty();
    }

    @Test
    void staffDoesTheSameOnThePage() {
        topUp(1_000);
        var page = staff.get("/ledger?who=" + anna.username()).body();
        assertThat(page).contains("₽10.00").contains("Everything adds up");
        assertThat(staff.get("/ledger?who=nobody").body()).contains("No such wallet");
        var once = UUID.randomUUID().toString();
        var done = form("/ledger/adjustments", "amount", "-4,50", "reason", "a fee", "once", once);
        assertThat(done.status()).isEqualTo(303);
        assertThat(anna.get("/api/wallet").at("/balance")).isEqualTo("550");
        var wrong = form("/ledger/adjustments", "amount", "x", "reason", "", "once", once);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"amount-flaw\"").contains("id=\"reason-flaw\"");
        var posting =
                staff.get("/api/ledger/accounts/" + anna.username()).at("/statement/lines/0/id");
        form("/ledger/reversals", "posting", posting, "reason", "too much");
        assertThat(anna.get("/api/wallet").at("/balance")).isEqualTo("1000");
    }

    @Test
    void isClosedToCustomers() {
        assertThat(anna.get("/ledger").status()).isEqualTo(403);
        assertThat(anna.post("/api/ledger/audits", "{}").status()).isEqualTo(403);
    }

    private Visitor.Answer form(String path, String... fields) {
        var who = Stream.of("who", anna.username());
        return staff.form(path, Stream.concat(who, Stream.of(fields)));
    }

    private Visitor.Answer adjust(long amount, String key) {
        var body = "{\"username\":\"%s\",\"amount\":%d,\"reason\":\"a trial\"}";
        return staff.post(
                "/api/ledger/adjustments",
                body.formatted(anna.username(), amount),
                "Idempotency-Key",
                key);
    }

    private void topUp(long amount) {
        var answer =
                anna.post(
                        "/api/wallet/top-ups",
                        "{\"amount\":" + amount + "}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(201);
    }
}
