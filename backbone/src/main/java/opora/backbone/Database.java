package opora.backbone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions that carry their events with them: what is published inside is appended once, last,
/// before the commit; nothing of it exists when the transaction rolls back.
public final class Database {
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final DataSource pool;
    private final EventStore store;
    private final DataSource joined;
    private final PersonKeys personKeys;

    public Database(DataSource pool, EventStore store) {
        this.pool = pool;
        this.store = store;
        this.joined = new JoinedDataSource(pool);
        this.personKeys = new PersonKeys(joined);
        store.types().keys(personKeys);
    }

    /// Runs `work` in a transaction, or in the one already running on this thread.
    ///
    /// @param context on whose behalf: it signs the events
    public <T extends @org.jspecify.annotations.Nullable Object> T transact(
            String context, Work<T> work) {
        if (Transaction.CURRENT.isBound()) {
            return unchecked(work, Transaction.current().connection);
        }
        Transaction transaction;
        T answer;
        try (var connection = pool.getConnection()) {
            transaction = new Transaction(connection, context);
            answer = begin(transaction, work);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
        if (!transaction.published.isEmpty()) {
            store.signal();
        }
        transaction.afterCommit.forEach(Database::after);
        return answer;
    }

    /// What was committed stays so, whatever comes of this.
    private static void after(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            log.error("an action after the commit failed", e);
        }
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T begin(
            Transaction transaction, Work<T> work) throws SQLException {
        var connection = transaction.connection;
        connection.setAutoCommit(false);
        try {
            T answer =
                    ScopedValue.where(Transaction.CURRENT, transaction)
                            .call(
                                    () -> {
                                        var result = unchecked(work, connection);
                                        store.append(
                                                connection,
                                                transaction.context,
                                                transaction.published);
                                        return result;
                                    });
            connection.commit();
            return answer;
        } catch (Throwable e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /// Adds an event to the running transaction; the event being handled is its cause.
    public void publish(Object event) {
        var transaction = Transaction.current();
        var cause = transaction.cause;
        publish(
                cause == null
                        ? new Outgoing(event, null, null, Traces.current())
                        : Outgoing.follows(event, cause));
    }

    public void publish(Outgoing event) {
        Transaction.current().published.add(event);
    }

    /// Adds events to the running transaction; they are stored in the order given.
    public void publish(List<Outgoing> events) {
        Transaction.current().published.addAll(events);
    }

    /// Runs something once the running transaction has been committed, and not at all if it rolls
    /// back.
    public void afterCommit(Runnable action) {
        Transaction.current().afterCommit.add(action);
    }

    /// A data source that joins the running transaction, for JdbcClient and its kind. Outside of
    /// one it hands out plain connections, which is right for reading.
    public DataSource joined() {
        return joined;
    }

    /// What seals what events say of persons.
    public PersonKeys personKeys() {
        return personKeys;
    }

    /// Connections of their own, for what must not join a transaction.
    DataSource pool() {
        return pool;
    }

    EventStore store() {
        return store;
    }

    private static <T extends @org.jspecify.annotations.Nullable Object> T unchecked(
            Work<T> work, Connection connection) {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Something to do in a transaction.
    public interface Work<T extends @org.jspecify.annotations.Nullable Object> {
        T run(Connection connection) throws Exception;
    }
}
