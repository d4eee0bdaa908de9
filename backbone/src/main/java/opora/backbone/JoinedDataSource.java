package opora.backbone;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Hands out the running transaction's connection, which then ignores `close`, or else one of the
/// pool.
final class JoinedDataSource implements DataSource {
    private final DataSource pool;

    JoinedDataSource(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return Transaction.CURRENT.isBound()
                ? unclosing(Transaction.current())
                : pool.getConnection();
    }

    private static Connection unclosing(Transaction transaction) {
        var shared = transaction.shared;
        if (shared == null) {
            shared = wrap(transaction.connection);
            transaction.shared = shared;
        }
        return shared;
    }

    private static Connection wrap(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        JoinedDataSource.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, args) -> {
                            switch (method.getName()) {
                                case "close" -> {
                                    return null;
                                }
                                case "commit", "rollback", "setAutoCommit" -> {
                                    if (args == null || method.getName().equals("setAutoCommit")) {
                                        throw new SQLException(
                                                "the transaction belongs to Database.transact");
                                    }
                                }
                                default -> {}
                            }
                            try {
                                return method.invoke(connection, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
