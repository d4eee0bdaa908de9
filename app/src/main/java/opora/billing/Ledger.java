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

    /// Writes transfers down and moves the balances of their wallets. Answers the business keys
    /// that were new; what was posted before is left as it is.
    Set<String> post(List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return Set.of();
        }
        var sql =
                """
                with posted as (
                    insert into billing.transfers
                        (business_key, debit, credit, amount, currency, username, kind, order_id)
                    select * from unnest(:keys, :debits, :credits, :amounts, :currencies, :usernames, :kinds, :orders)
                    on conflict (business_key) do nothing
                    returning business_key, username, credit, amount),
                moved as (
                    update billing.wallets w set balance = w.balance + m.sum
                    from (select username,
                              sum(case when credit = 'wallet:' || username then amount else -amount end) as sum
                          from posted group by username) m
                    where w.username = m.username)
                select business_key from posted
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
                        .query(String.class)
                        .list());
    }

    private static Long[] orders(List<Transfer> transfers) {
        return transfers.stream().map(Transfer::orderId).toArray(Long[]::new);
    }
}
