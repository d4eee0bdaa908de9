package opora.gateway;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import opora.Installation;

/// Holds somebody's wallet, so that nothing can be paid from it for a while.
final class HeldWallet implements AutoCloseable {
    private final Connection connection;

    private HeldWallet(Connection connection) {
        this.connection = connection;
    }

    static HeldWallet of(Installation app, String username) {
        try {
            var connection = app.partOf("billing", HikariDataSource.class).getConnection();
            connection.setAutoCommit(false);
            var sql = "select 1 from billing.wallets where username = ? for update";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, username);
                statement.execute();
            }
            return new HeldWallet(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
