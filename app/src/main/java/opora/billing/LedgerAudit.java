package opora.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Holds the books against each other and names what is wrong: every wallet against its postings,
/// every posting against its seal, every reversal against what it reverses, every hold against the
/// money that moved for it.
public final class LedgerAudit {
    private static final int MOST = 100;

    private static final List<String> OF_ACCOUNTS =
            List.of(
                    """
                    select 'wallet of ' || username, format('holds %s and %s aside, its postings say %s and %s',
                        balance, held, moved, moved_held) from {unbalanced} order by username
                    """,
                    """
                    select 'hold ' || h.id, format('is %s with %s settled, its postings say %s in and %s out, %s settled',
                        h.state, h.settled, sum(t.amount) filter (where t.kind = 'HOLD'),
                        coalesce(sum(t.amount) filter (where t.kind <> 'HOLD'), 0),
                        coalesce(sum(t.amount) filter (where t.kind = 'SETTLEMENT'), 0))
                    from billing.holds h left join billing.transfers t on t.business_key = 'hold:' || h.id
                    where {holds}
                    group by h.id
                    having h.amount is distinct from sum(t.amount) filter (where t.kind = 'HOLD')
                        or coalesce(sum(t.amount) filter (where t.kind <> 'HOLD'), 0)
                            <> case h.state when 'HELD' then 0 else h.amount end
                        or coalesce(sum(t.amount) filter (where t.kind = 'SETTLEMENT'), 0) <> h.settled
                    order by h.id
                    """);

    private static final List<String> OF_POSTINGS =
            List.of(
                    """
                    select 'posting ' || id, format('is not as it was written: %s %s, %s of %s from %s to %s',
                        business_key, kind, amount, currency, debit, credit)
                    from billing.transfers
                    where id > {after} and id <= {upTo} and seal <> billing.seal(business_key, kind, debit, credit, amount, currency, username)
                    order by id
                    """,
                    """
                    select 'posting ' || id, format('moves money of %s, who has no wallet', username)
                    from billing.transfers t
                    where id > {after} and id <= {upTo} and 'wallet:' || username in (debit, credit)
                        and not exists (select from billing.wallets w where w.username = t.username)
                    order by id
                    """,
                    """
                    select 'posting ' || r.id, format('does not take back posting %s', coalesce(t.id::text, 'of nobody'))
                    from billing.transfers r
                    left join billing.transfers t on r.business_key = 'transfer:' || t.id
                    where r.id > {after} and r.id <= {upTo} and r.kind = 'REVERSAL'
                        and (t.debit, t.credit, t.amount, t.currency) is distinct from
                            (r.credit, r.debit, r.amount, r.currency)
                    order by r.id
                    """);

    private LedgerAudit() {}

    /// @param subject such as `posting 17`
    /// @param sentence what is wrong with it
    public record Finding(String subject, String sentence) {
        @Override
        public String toString() {
            return subject + " " + sentence;
        }
    }

    /// Postings with numbers in `(after, upTo]`.
    record Span(long after, long upTo) {}

    /// All of one moment, the first hundred of each kind.
    public static List<Finding> of(Connection connection) throws SQLException {
        var findings = accounts(connection, "billing.unbalanced", "true");
        findings.addAll(postings(connection, new Span(0, Long.MAX_VALUE)));
        return findings;
    }

    /// One part of so many of the wallets and holds.
    static List<Finding> accounts(Connection connection, int part, int parts) throws SQLException {
        var wallets = "array(select username from billing.wallets where %s)";
        return accounts(
                connection,
                "billing.unbalanced_among(" + wallets.formatted(of("username", part, parts)) + ")",
                of("h.id", part, parts));
    }

    private static String of(String name, int part, int parts) {
        return "mod(hashtext(%s) & 2147483647, %d) = %d".formatted(name, parts, part);
    }

    private static List<Finding> accounts(Connection connection, String unbalanced, String holds)
            throws SQLException {
        var findings = new ArrayList<Finding>();
        for (var check : OF_ACCOUNTS) {
            var sql = check.replace("{unbalanced}", unbalanced).replace("{holds}", holds);
            findings.addAll(findings(connection, sql));
        }
        return findings;
    }

    static List<Finding> postings(Connection connection, Span span) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (var check : OF_POSTINGS) {
            var sql =
                    check.replace("{after}", Long.toString(span.after()))
                            .replace("{upTo}", Long.toString(span.upTo()));
            findings.addAll(findings(connection, sql));
        }
        return findings;
    }

    private static List<Finding> findings(Connection connection, String sql) throws SQLException {
        var findings = new ArrayList<Finding>();
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(MOST);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    findings.add(new Finding(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return findings;
    }

    /// The newest posting, or 0.
    static long newest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select coalesce(max(id), 0) from billing.transfers")) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Makes everything that is read from here on the state of one moment.
    public static void freeze(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
        }
    }
}
