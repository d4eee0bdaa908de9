package opora.bench;

import java.sql.DriverManager;
import java.sql.SQLException;

/// Money for the customers, put into billing's books as top-ups.
final class Wallets {
    private static final String FILL =
            """
            with opened as (
                insert into billing.wallets (username, balance)
                select 'customer-' || n, case when n % ? = 0 then ? else ? end from generate_series(1, ?) n
                returning username, balance)
            insert into billing.transfers (business_key, debit, credit, amount, currency, username, kind, seal)
            select 'top-up:' || username || ':bench', 'company:deposits', 'wallet:' || username, balance, 'RUB',
                username, 'TOP_UP', billing.seal('top-up:' || username || ':bench', 'TOP_UP', 'company:deposits', 'wallet:' || username,
                balance, 'RUB', username)
            from opened
            """;

    private Wallets() {}

    /// @param poorEvery every so many customers have only the smaller sum
    static void fill(String url, int customers, long rich, int poorEvery, long poor) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.prepareStatement(FILL)) {
            statement.setInt(1, poorEvery);
            statement.setLong(2, poor);
            statement.setLong(3, rich);
            statement.setInt(4, customers);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot fill wallets", e);
        }
    }
}
