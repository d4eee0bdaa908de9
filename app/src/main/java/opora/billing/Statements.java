package opora.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import opora.backbone.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Statements of wallets, from the postings themselves.
@Component
class Statements {
    private final JdbcClient db;
    private final Database database;

    Statements(JdbcClient db, Database database) {
        this.db = db;
        this.database = database;
    }

    private record Sums(long opening, long ins, long outs) {}

    /// All of it as of one moment.
    ///
    /// @param before the id of the last line of the page before; null for the first page
    Statement of(String username, Instant from, Instant to, @Nullable Long before, int limit) {
        return database.transact(
                "billing",
                connection -> {
                    LedgerAudit.freeze(connection);
                    var sums = sums(username, from, to);
                    var lines = lines(username, from, to, before, limit);
                    return new Statement(
                            username,
                            from,
                            to,
                            Transfer.CURRENCY,
                            sums.opening(),
                            sums.ins(),
                            sums.outs(),
                            sums.opening() + sums.ins() - sums.outs(),
                            lines,
                            lines.size() < limit ? null : (Long) lines.getLast().id());
                });
    }

    private Sums sums(String username, Instant from, Instant to) {
        var sql =
                """
                select coalesce(sum(case wallet when credit then amount else -amount end) filter (where at < :from), 0)
                        as opening,
                    coalesce(sum(amount) filter (where at >= :from and credit = wallet), 0) as ins,
                    coalesce(sum(amount) filter (where at >= :from and debit = wallet), 0) as outs
                from billing.transfers, (select 'wallet:' || :username as wallet)
                where username = :username and at < :to and wallet in (debit, credit)
                """;
        return db.sql(sql)
                .param("username", username)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Sums.class)
                .single();
    }

    private List<StatementLine> lines(
            String username, Instant from, Instant to, @Nullable Long before, int limit) {
        var sql =
                """
                select t.id, t.kind, case when t.credit = wallet then t.amount else -t.amount end as amount, t.order_id,
                    r.reason, case t.kind when 'REVERSAL' then split_part(t.business_key, ':', 2)::bigint end as reverses,
                    v.id as reversed_by, t.at
                from billing.transfers t cross join (select 'wallet:' || :username as wallet)
                left join billing.reasons r on r.business_key = t.business_key and r.kind = t.kind
                left join billing.transfers v on v.business_key = 'transfer:' || t.id and v.kind = 'REVERSAL'
                where t.username = :username and t.at >= :from and t.at < :to and t.id < :before
                    and wallet in (t.debit, t.credit)
                order by t.id desc limit :limit
                """;
        return db.sql(sql)
                .param("username", username)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(Statements::line)
                .list();
    }

    private static StatementLine line(ResultSet row, int number) throws SQLException {
        return new StatementLine(
                row.getLong(1),
                TransferKind.valueOf(row.getString(2)),
                row.getLong(3),
                row.getObject(4, Long.class),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getObject(7, Long.class),
                row.getTimestamp(8).toInstant());
    }
}
