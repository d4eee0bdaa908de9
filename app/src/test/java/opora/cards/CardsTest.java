package opora.cards;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opora.Eventually;
import opora.Visitor;
import opora.WholeApp;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Cards from the page to the bank and into the wallet.
class CardsTest {
    private static final String APPROVES = "4242424242424242";
    private static final String DECLINES = "4000000000000002";
    private static final String NO_FUNDS = "4000000000009995";
    private static final String LATE = "4000000000000119";
    private static final String WANTS_A_CODE = "4000000000003220";

    /// Begins with a zero, so that no number of anything else looks like it.
    private static final String CODE = "0987";

    private static final Pattern ACTION = Pattern.compile("/acquirer/challenges/([\\w-]+)");

    private final WholeApp app = WholeApp.get();
    private final Visitor anna = app.person();

    @Test
    void topsUpTheWalletOncePerKey() throws Exception {
        var card = add(APPROVES);
        var key = UUID.randomUUID().toString();
        var first = topUp(card, 50_000, key);
        assertThat(first.status()).isEqualTo(202);
        var again = topUp(card, 50_000, key);
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(topUp(card, 50_001, key).status()).isEqualTo(422);
        becomes(first.at("/id"), "CHARGED");
        Eventually.holds(() -> assertThat(balance()).isEqualTo("50000"));
        assertThat(anna.get("/cards").body()).contains("Visa •••• 4242").contains("charged");
        assertThat(anna.get("/cards/charges/" + first.at("/id")).body()).contains("₽500.00");
    }

    @Test
    void saysWhyTheBankDeclined() throws Exception {
        becomes(topUp(add(DECLINES), 10_000, "1").at("/id"), "DECLINED");
        var id = topUp(add(NO_FUNDS), 10_000, "2").at("/id");
        becomes(id, "DECLINED");
        assertThat(anna.get("/cards/charges/" + id).body())
                .contains("not enough money on the card");
        assertThat(balance()).isEqualTo("0");
    }

    @Test
    void asksAgainWhenTheAnswerIsLateAndIsChargedOnce() throws Exception {
        var id = topUp(add(LATE), 10_000, "1").at("/id");
        becomes(id, "UNKNOWN");
        becomes(id, "CHARGED");
        Eventually.holds(() -> assertThat(balance()).isEqualTo("10000"));
        assertThat(count("select count(*) from acquirer.charges where idempotency_key = ?", id))
                .isEqualTo(1);
    }

    @Test
    void letsTheCardholderConfirm() throws Exception {
        var card = add(WANTS_A_CODE);
        var wrong = topUp(card, 10_000, "1").at("/id");
        becomes(wrong, "ACTION");
        var page = anna.get("/cards/charges/" + wrong).body();
        var found = ACTION.matcher(page);
        assertThat(found.find()).isTrue();
        for (int i = 0; i < 2; i++) {
            assertThat(anna.form(found.group(), Stream.of("code", "1")).status()).isEqualTo(422);
        }
        assertThat(anna.form(found.group(), Stream.of("code", "1")).status()).isEqualTo(303);
        becomes(wrong, "DECLINED");

        var right = topUp(card, 10_000, "2").at("/id");
        becomes(right, "ACTION");
        var action = anna.get("/api/cards/charges/" + right).at("/actionUrl");
        assertThat(anna.get(action).body()).contains("Your bank asks");
        var back = anna.form(action, Stream.of("code", "1234"));
        assertThat(back.header("Location"))
                .hasValueSatisfying(
                        to -> assertThat(to).endsWith("/cards/charges/" + right + "?back=1"));
        anna.get("/cards/charges/" + right + "?back=1");
        becomes(right, "CHARGED");
    }

    @Test
    void theFormStandsAloneAndNamesWhatIsWrong() {
        var page = anna.get("/cards/new");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .startsWith("default-src 'none'")
                                        .doesNotContain("script-src"));
        assertThat(page.header("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .doesNotContain("<script")
                .contains(
                        "autocomplete=\"cc-number\"",
                        "autocomplete=\"cc-exp\"",
                        "autocomplete=\"cc-csc\"")
                .containsOnlyOnce("rel=\"stylesheet\"");
        var wrong = type("4242424242424241", "01/20", "1");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "id=\"number-note\"",
                        "id=\"expiry-note\"",
                        "id=\"code-note\"",
                        "no longer valid")
                .doesNotContain("4242424242424241");
        assertThat(type("3530111333300000", "12/30", "123").body())
                .contains("does not accept this card");
    }

    @Test
    void nobodyElseSeesOrTakesACard() {
        var card = add(APPROVES);
        var boris = app.person();
        assertThat(boris.get("/api/cards").json().at("/cards")).isEmpty();
        var stolen =
                boris.post(
                        "/api/cards/top-ups",
                        "{\"card\":\"" + card + "\",\"amount\":500}",
                        "Idempotency-Key",
                        "1");
        assertThat(stolen.at("/errors/0/field")).isEqualTo("card");
        assertThat(boris.form("/cards/" + card + "/removals", Stream.of()).status()).isEqualTo(404);
        assertThat(anna.get("/api/cards").json().at("/cards")).hasSize(1);
    }

    @Test
    void prefersOneAndForgetsWhatIsRemoved() {
        var first = add(APPROVES);
        var second = add("2200000000000004");
        assertThat(anna.get("/api/cards").at("/cards/0/id")).isEqualTo(first);
        assertThat(anna.form("/cards/" + second + "/preferences", Stream.of()).status())
                .isEqualTo(303);
        assertThat(anna.get("/api/cards").at("/cards/0/brand")).isEqualTo("MIR");
        assertThat(anna.form("/cards/" + second + "/removals", Stream.of()).status())
                .isEqualTo(303);
        assertThat(anna.get("/api/cards").at("/cards/0/preferred")).isEqualTo("true");
        assertThat(
                        count(
                                "select count(*) from cards.cards where id = ? and sealed_number is null and token is null",
                                second))
                .isEqualTo(1);
    }

    @Test
    void aNumberAndItsCodeAreNowhereInLogsAndTables() throws Exception {
        var number = "5555555555554444";
        var lines = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger("ROOT");
        var loud = List.of("opora", "org.springframework", "org.apache.catalina", "org.postgresql");
        lines.start();
        root.addAppender(lines);
        loud.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.TRACE));
        try {
            var card = add(number);
            becomes(topUp(card, 10_000, "1").at("/id"), "CHARGED");
            type("55555555555544 45", "12/30", CODE);
        } finally {
            loud.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
            root.detachAppender(lines);
        }
        var said = new StringBuilder();
        List.copyOf(lines.list)
                .forEach(line -> said.append(line.getFormattedMessage()).append('\n'));
        assertThat(said).isNotEmpty();
        assertThat(said.toString()).doesNotContain(number).doesNotContain("55555555555544 45");
        assertThat(said.toString()).doesNotContain("=" + CODE).doesNotContain('"' + CODE + '"');
        assertThat(tablesWith(number)).isEmpty();
        assertThat(tablesWith("•••• of nobody")).isEmpty();
        assertThat(tablesWithWord(CODE)).isEmpty();
        assertThat(tablesWithWord("4444")).contains("cards.cards");
        assertThat(tablesWith(anna.username())).contains("cards.cards"); // it does find things
    }

    private List<String> tablesWith(String words) {
        return tables(
                "t::text like '%%' || ? || '%%' or t::text like '%%' || ? || '%%'",
                words, hex(words));
    }

    /// As a text of its own, also in JSON and, with its length before it or in quotation marks, in
    /// bytes: as a part of something else so few digits are everywhere.
    private List<String> tablesWithWord(String digits) {
        var text = "\"" + digits + "\\\\?\"";
        var bytes = "22%2$s22|%1$02x%2$s".formatted(2 * digits.length(), hex(digits));
        return tables("to_jsonb(t)::text ~ ? or to_jsonb(t)::text ~ ?", text, bytes);
    }

    private static String hex(String words) {
        return java.util.HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
    }

    /// Every table of every schema, its rows as text and its bytes as they are.
    private List<String> tables(String condition, String... values) {
        var tables =
                app.db()
                        .sql(
                                """
                                select n.nspname || '.' || quote_ident(c.relname) from pg_class c
                                join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                                """)
                        .query(String.class)
                        .list();
        var found = new ArrayList<String>();
        for (var table : tables) {
            var sql = ("select count(*) from %s t where " + condition).formatted(table);
            var rows = app.db().sql(sql).params(List.of(values)).query(Long.class).single();
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }

    @Test
    void aRotationWrapsAllKeysAnewAndNumbersStayReadable() {
        var card = add(APPROVES);
        var before = sealed(card);
        var vault = app.bean(Vault.class);
        assertThat(vault.open(before, card).digits()).isEqualTo(APPROVES);
        assertThat(anna.post("/api/cards/rotations", "{}").status()).isEqualTo(403);
        var admin = app.person("admin-" + UUID.randomUUID(), Set.of("administrator"));
        var rotated = admin.post("/api/cards/rotations", "{}");
        assertThat(Integer.parseInt(rotated.at("/cards"))).isPositive();
        var after = sealed(card);
        assertThat(after.number()).isEqualTo(before.number());
        assertThat(after.wrappedKey()).isNotEqualTo(before.wrappedKey());
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(vault.open(after, card).digits()).isEqualTo(APPROVES);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> vault.open(before, card))
                .hasMessageContaining("cannot open");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> vault.open(after, "another"))
                .hasMessageContaining("cannot open");
        assertThat(
                        count(
                                "select count(*) from cards.cards where removed_at is null and key_version < ?::int",
                                after.version()))
                .isZero();
    }

    private Vault.Sealed sealed(String card) {
        return app.db()
                .sql(
                        "select wrapped_key, key_version as version, sealed_number as number from cards.cards where id = ?")
                .param(card)
                .query(Vault.Sealed.class)
                .single();
    }

    private String add(String number) {
        assertThat(type(number, "12/30", CODE).status()).isEqualTo(303);
        var last4 = number.substring(12);
        var sql =
                "select id from cards.cards where username = ? and last4 = ? order by added_at desc limit 1";
        return app.db().sql(sql).param(anna.username()).param(last4).query(String.class).single();
    }

    private Visitor.Answer type(String number, String expiry, String code) {
        return anna.form("/cards/new", Stream.of("number", number, "expiry", expiry, "code", code));
    }

    private Visitor.Answer topUp(String card, long amount, String key) {
        var body = "{\"card\":\"%s\",\"amount\":%d}".formatted(card, amount);
        return anna.post("/api/cards/top-ups", body, "Idempotency-Key", key);
    }

    private void becomes(String charge, String state) throws Exception {
        Eventually.holds(
                () ->
                        assertThat(anna.get("/api/cards/charges/" + charge).at("/state"))
                                .isEqualTo(state));
    }

    private String balance() {
        return anna.get("/api/wallet").at("/balance");
    }

    private long count(String sql, Object value) {
        return app.db().sql(sql).param(value).query(Long.class).single();
    }
}
