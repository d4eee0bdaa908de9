package opora.backbone;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Hands out the running transaction's connection, which then ignores `close`, or else one of the
/// pool.
final class JoinedDataSource extends InFrontOfPool {
    JoinedDataSource(DataSource pool) {
        super(pool);
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
}
