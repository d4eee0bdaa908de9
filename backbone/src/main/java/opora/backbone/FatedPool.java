package opora.backbone;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A pool in front of the real one whose connections break when their [Fate] says so.
final class FatedPool extends InFrontOfPool implements AutoCloseable {
    private final Supplier<Fate> fates;
    private final Deque<Connection> idle = new ArrayDeque<>();

    FatedPool(DataSource pool, Supplier<Fate> fates) {
        super(pool);
        this.fates = fates;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return new Fated(plain(), fates.get()).proxy();
    }

    DataSource real() {
        return pool;
    }

    /// A connection that nothing happens to.
    Connection plain() throws SQLException {
        var connection = idle.poll();
        if (connection == null) {
            connection = pool.getConnection();
            try (var statement = connection.createStatement()) {
                // Whether the disk has it yet makes no difference to what is simulated.
                statement.execute("set synchronous_commit = off");
            }
        }
        return connection;
    }

    void giveBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        idle.push(connection);
    }

    @Override
    public void close() throws SQLException {
        for (var connection : idle) {
            try (var statement = connection.createStatement()) {
                statement.execute("reset all");
            }
            connection.close();
        }
        idle.clear();
    }

    private final class Fated {
        private final Connection connection;
        private final Fate fate;
        private int statements;
        private boolean lost;
        private boolean closed;

        Fated(Connection connection, Fate fate) {
            this.connection = connection;
            this.fate = fate;
        }

        Connection proxy() {
            return (Connection)
                    Proxy.newProxyInstance(
                            FatedPool.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, args) -> call(method, args));
        }

        private @Nullable Object call(
                java.lang.reflect.Method method, @Nullable Object @Nullable [] args)
                throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    if (!closed) {
                        closed = true;
                        giveBack(connection);
                    }
                    return null;
                }
                case "rollback" -> {
                    if (args == null) {
                        connection.rollback();
                        return null;
                    }
                }
                case "commit" -> {
                    commit();
                    return null;
                }
                case "prepareStatement", "createStatement", "prepareCall" -> breakAtStatement();
                default -> {}
            }
            try {
                return method.invoke(connection, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void breakAtStatement() throws SQLException {
            statements++;
            if (lost || (fate.kind() == Fate.Kind.LOST && statements == fate.statement())) {
                throw lose();
            }
            if (fate.kind() == Fate.Kind.REFUSED && statements == fate.statement()) {
                throw new SQLException("simulated: the database refuses this", "22000");
            }
        }

        private void commit() throws SQLException {
            if (lost || fate.kind() == Fate.Kind.LOST_BEFORE_COMMIT) {
                throw lose();
            }
            connection.commit();
            if (fate.kind() == Fate.Kind.LOST_AFTER_COMMIT) {
                throw lose();
            }
        }

        private SQLException lose() throws SQLException {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            lost = true;
            return new SQLException("simulated: the connection is lost", "08006");
        }
    }
}
