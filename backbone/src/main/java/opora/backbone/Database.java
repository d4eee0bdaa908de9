package opora.backbone;

import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;

/// Transactions that carry their events with them: what is published inside is appended once, last,
/// before the commit; nothing of it exists when the transaction rolls back.
public interface Database {
    /// Runs `work` in a transaction, or in the one already running on this thread.
    <T> T transact(String context, Work<T> work);

    /// Adds an event to the running transaction.
    void publish(Object event);

    /// The same, naming causes; events are stored in the order given.
    void publish(List<Outgoing> events);

    /// A data source that joins the running transaction, for JdbcClient and its kind.
    DataSource joined();

    /// Something to do in a transaction.
    interface Work<T> {
        T run(Connection connection) throws Exception;
    }
}
