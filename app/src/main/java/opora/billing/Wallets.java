package opora.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Wallets and their history, for reading.
@Component
class Wallets {
    private final JdbcClient db;

    Wallets(JdbcClient db) {
        this.db = db;
    }

    /// A wallet that is not open yet is empty.
    Wallet of(String username) {
        var sql = "select balance, held, currency from billing.wallets where username = ?";
        return db.sql(sql)
                .param(username)
                .query(Wallet.class)
                .optional()
                .orElse(new Wallet(0, 0, Transfer.CURRENCY));
    }

    /// The newest first.
    ///
    /// @param before the id of the last entry of the page before; null for the first page
    List<WalletEntry> history(String username, @Nullable Long before, int limit) {
        var sql =
                """
                select id, kind, case when credit = 'wallet:' || username then amount else -amount end,
                    currency, order_id, at
                from billing.transfers
                where username = ? and id < ? and 'wallet:' || username in (debit, credit)
                order by id desc limit ?
                """;
        return db.sql(sql)
                .param(username)
                .param(before == null ? Long.MAX_VALUE : before)
                .param(limit)
                .query(Wallets::entry)
                .list();
    }

    private static WalletEntry entry(ResultSet row, int number) throws SQLException {
        return new WalletEntry(
                row.getLong(1),
                TransferKind.valueOf(row.getString(2)),
                row.getLong(3),
                row.getString(4),
                row.getObject(5, Long.class),
                row.getTimestamp(6).toInstant());
    }
}
