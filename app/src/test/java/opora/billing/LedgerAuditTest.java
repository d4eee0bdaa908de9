package opora.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import opora.TestGround;
import opora.backbone.Database;
import opora.billing.LedgerAudit.Finding;
import opora.shell.Journals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows are tampered with behind the ledger's back, on a database of this test's own.
class LedgerAuditTest {
    private final TestGround ground = TestGround.of("billing");
    private final Database database = ground.backbone.database();
    private final Ledger ledger = new Ledger(ground.db);

    @BeforeEach
    void someHistory() {
        var topUp = new TopUp(database, ground.db, ledger);
        topUp.topUp("anna", "one", 100_000);
        topUp.topUp("boris", "one", 100_000);
        var holds = new Holds(ground.db, ledger);
        database.transact(
                "billing",
                _ -> {
                    ledger.lock(List.of("anna"));
                    ledger.post(Transfer.payment("anna", 1, 30_000, "RUB"));
                    var book = holds.lock(List.of(), List.of("anna"), Instant.now());
                    var expiry = Instant.now().plusSeconds(3_600);
                    book.decide(wish("h1", HoldVerb.PLACE, 20_000, expiry));
                    book.decide(wish("h2", HoldVerb.PLACE, 10_000, expiry));
                    book.decide(wish("h2", HoldVerb.SETTLE, 4_000, null));
                    holds.keep(book);
                    return true;
                });
        var journal = Journals.of(database);
        var adjusting = new AdjustWallet(database, ground.db, ledger, journal);
        adjusting.adjust("a", new AdjustWallet.Wish("boris", -500, "a trial", "staff"));
        new ReversePosting(database, ground.db, ledger, journal)
                .reverse(id("ADJUSTMENT"), "again", "staff");
        assertThat(findings()).isEmpty();
    }

    private static HoldRequested wish(String id, HoldVerb verb, long amount, Instant expiry) {
        return new HoldRequested(id, verb, "anna", amount, "RUB", "sales", "a trial", expiry);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void namesWhatSomebodyChanged() {
        tamper("update billing.wallets set balance = balance + 1 where username = 'boris'");
        assertThat(findings()).extracting(Finding::subject).containsExactly("wallet of boris");
        tamper("update billing.wallets set balance = balance - 1 where username = 'boris'");

        tamper("update billing.wallets set held = held + 1 where username = 'anna'");
        assertThat(findings()).extracting(Finding::subject).containsExactly("wallet of anna");
        tamper("update billing.wallets set held = held - 1 where username = 'anna'");

        var payment = id("PAYMENT");
        tamper("update billing.transfers set credit = 'company:me' where id = " + payment);
        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.subject()).isEqualTo("posting " + payment);
                            assertThat(finding.sentence()).contains("company:me");
                        });
        tamper("update billing.transfers set credit = 'company:sales' where id = " + payment);

        tamper("update billing.transfers set amount = 29999 where id = " + payment);
        assertThat(findings())
                .extracting(Finding::subject)
                .containsExactly("wallet of anna", "posting " + payment);
        tamper("update billing.transfers set amount = 30000 where id = " + payment);

        tamper("update billing.holds set settled = 5000 where id = 'h2'");
        assertThat(findings()).extracting(Finding::subject).containsExactly("hold h2");
        tamper("update billing.holds set settled = 4000 where id = 'h2'");

        tamper("delete from billing.holds where id = 'h1'");
        assertThat(findings()).isEmpty(); // its money is still held, and the posting says for what
        tamper("delete from billing.reasons");
        tamper("delete from billing.transfers where kind = 'ADJUSTMENT'");
        assertThat(findings())
                .extracting(Finding::subject)
                .containsExactly("wallet of boris", "posting " + id("REVERSAL"));
    }

    @Test
    void refusesToChangeAPosting() {
        for (var sql :
                List.of(
                        "delete from billing.transfers",
                        "update billing.transfers set amount = 1")) {
            assertThatThrownBy(() -> ground.db.sql(sql).update())
                    .hasMessageContaining("never changed, only reversed");
        }
    }

    /// Two that pay the same company at the same time do not wait for each other: its account has
    /// no row.
    @Test
    void manyPayOneWithoutWaiting() throws Exception {
        database.transact(
                "billing",
                _ -> {
                    ledger.lock(List.of("anna"));
                    ledger.post(Transfer.payment("anna", 2, 1_000, "RUB"));
                    var other = Thread.ofVirtual().start(this::borisPays);
                    assertThat(other.join(java.time.Duration.ofSeconds(10))).isTrue();
                    return true;
                });
        assertThat(findings()).isEmpty();
    }

    private void borisPays() {
        database.transact(
                "billing",
                _ -> {
                    ledger.lock(List.of("boris"));
                    return ledger.post(Transfer.payment("boris", 3, 1_000, "RUB"));
                });
    }

    private long id(String kind) {
        var sql = "select id from billing.transfers where kind = ?";
        return ground.db.sql(sql).param(kind).query(Long.class).single();
    }

    /// Looked at whole and in parts: both must find the same.
    private List<Finding> findings() {
        var whole = database.transact("billing", LedgerAudit::of);
        assertThat(inParts()).containsExactlyInAnyOrderElementsOf(whole);
        return whole;
    }

    private List<Finding> inParts() {
        return database.transact(
                "billing",
                connection -> {
                    var found = new ArrayList<Finding>();
                    for (int part = 0; part < 3; part++) {
                        found.addAll(LedgerAudit.accounts(connection, part, 3));
                    }
                    for (long after = 0; after < LedgerAudit.newest(connection); after += 2) {
                        var span = new LedgerAudit.Span(after, after + 2);
                        found.addAll(LedgerAudit.postings(connection, span));
                    }
                    return found;
                });
    }

    private void tamper(String sql) {
        database.transact(
                "billing",
                connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("set local session_replication_role = replica");
                        return statement.executeUpdate(sql);
                    }
                });
    }
}
