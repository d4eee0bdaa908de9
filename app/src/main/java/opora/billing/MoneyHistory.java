package opora.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All of somebody's money in one line of time: wallet, cards and invoices.
@Component
class MoneyHistory {
    private final JdbcClient db;

    MoneyHistory(JdbcClient db) {
        this.db = db;
    }

    /// The newest first.
    ///
    /// @param from where the page before ended
    List<MoneyLine> of(String username, MoneyCursor from, int most) {
        var sql =
                """
                select * from (
                    select at, 't' || lpad(id::text, 19, '0') as ref, kind,
                        case when credit = 'wallet:' || username or kind = 'CARD_REFUND' then amount else -amount end as amount,
                        currency, order_id, null as invoice_id, null::bigint as number,
                        null as printed, false as paid
                    from billing.transfers
                    where username = :username
                        and ('wallet:' || username in (debit, credit) or kind in ('CARD_PAYMENT', 'CARD_REFUND'))
                    union all
                    select issued_at, 'i' || lpad(number::text, 19, '0'), null, total, currency, null, id, number,
                        coalesce(printed, number::text), paid_at is not null
                    from billing.invoices where username = :username) m
                where (at, ref) < (:at, :ref) order by at desc, ref desc limit :most
                """;
        return db.sql(sql)
                .param("username", username)
                .param("at", from.timestamp())
                .param("ref", from.ref())
                .param("most", most)
                .query(MoneyHistory::line)
                .list();
    }

    private static MoneyLine line(ResultSet row, int number) throws SQLException {
        var kind = row.getString("kind");
        return new MoneyLine(
                row.getTimestamp("at").toInstant(),
                row.getString("ref"),
                kind == null ? null : TransferKind.valueOf(kind),
                row.getLong("amount"),
                row.getString("currency"),
                row.getObject("order_id", Long.class),
                row.getString("invoice_id"),
                row.getObject("number", Long.class),
                row.getString("printed"),
                row.getBoolean("paid"));
    }
}
