package opora.billing;

import static java.sql.Types.ARRAY;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opora.backbone.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The double-entry ledger. Whoever moves money locks the wallets first, decides, then posts;
/// postings and balances change together or not at all.
@Component
class Ledger {
    private final JdbcClient db;

    Ledger(JdbcClient db) {
        this.db = db;
    }

    /// What names a posting: what happened, and what that did.
    record Posted(String businessKey, TransferKind kind) {
        static Posted of(Transfer transfer) {
            return new Posted(transfer.businessKey(), transfer.kind());
        }
    }

    private record Balance(String username, long balance) {}

    /// The balances of these wallets, locked until the transaction ends. A wallet that is not open
    /// yet is absent.
    Map<String, Long> lock(Collection<String> usernames) {
        var sql =
                """
                select username, balance from billing.wallets
                where username = any(:usernames) order by username for update
                """;
        return db
                .sql(sql)
                .param("usernames", Set.copyOf(usernames).toArray(String[]::new), ARRAY)
                .query(Balance.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Balance::username, Balance::balance));
    }

    /// Writes transfers down and moves the balances of their wallets. Answers those that were new;
    /// what was posted before is left as it is.
    Set<Posted> post(List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return Set.of();
        }
        var sql =
                """
                with posted as (
                    insert into billing.transfers
                        (business_key, debit, credit, amount, currency, username, kind, order_id, seal)
                    select *, billing.seal(business_key, kind, debit, credit, amount, currency, username)
                    from unnest(:keys, :debits, :credits, :amounts, :currencies, :usernames, :kinds, :orders)
                        as t(business_key, debit, credit, amount, currency, username, kind, order_id)
                    on conflict (business_key, kind) do nothing
                    returning business_key, kind, username, debit, credit, amount),
                moved as (
                    update billing.wallets w set balance = w.balance + m.sum, held = w.held + m.held
                    from (select username,
                              sum(case 'wallet:' || username when credit then amount when debit then -amount else 0 end)
                                  as sum,
                              sum(case 'held:' || username when credit then amount when debit then -amount else 0 end)
                                  as held
                          from posted group by username) m
                    where w.username = m.username)
                select business_key, kind from posted
                """;
        var rows = new Rows<>(transfers);
        return new HashSet<>(
                db.sql(sql)
                        .param("keys", rows.texts(Transfer::businessKey), ARRAY)
                        .param("debits", rows.texts(Transfer::debit), ARRAY)
                        .param("credits", rows.texts(Transfer::credit), ARRAY)
                        .param("amounts", rows.longs(Transfer::amount), ARRAY)
                        .param("currencies", rows.texts(Transfer::currency), ARRAY)
                        .param("usernames", rows.texts(Transfer::username), ARRAY)
                        .param("kinds", rows.texts(transfer -> transfer.kind().name()), ARRAY)
                        .param("orders", orders(transfers), ARRAY)
                        .query(
                                (row, _) ->
                                        new Posted(
                                                row.getString(1),
                                                TransferKind.valueOf(row.getString(2))))
                        .list());
    }

    /// Which of these business keys have charged a wallet before.
    Set<String> known(List<String> keys) {
        var sql =
                "select business_key from billing.transfers where kind = 'CHARGE' and business_key = any(:keys)";
        return new HashSet<>(
                db.sql(sql)
                        .param("keys", keys.toArray(String[]::new), ARRAY)
                        .query(String.class)
                        .list());
    }

    /// A single posting; answers whether it is new.
    boolean post(Transfer transfer) {
        return !post(List.of(transfer)).isEmpty();
    }

    /// Says who moved money by hand, and why.
    void explain(Transfer transfer, String author, String reason) {
        var sql =
                """
                insert into billing.reasons (business_key, kind, author, reason) values (?, ?, ?, ?)
                """;
        db.sql(sql)
                .param(transfer.businessKey())
                .param(transfer.kind().name())
                .param(author)
                .param(reason)
                .update();
    }

    void open(String username) {
        db.sql("insert into billing.wallets (username) values (?) on conflict do nothing")
                .param(username)
                .update();
    }

    private static Long[] orders(List<Transfer> transfers) {
        return transfers.stream().map(Transfer::orderId).toArray(Long[]::new);
    }
}
