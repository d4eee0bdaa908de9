package opora.backbone;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A running transaction: its connection, on whose behalf it runs, and the events it has collected.
final class Transaction {
    static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();

    final Connection connection;
    final String context;
    final List<Outgoing> published = new ArrayList<>();
    final List<Runnable> afterCommit = new ArrayList<>();

    /// Keys of persons that this transaction has made, or waited for.
    final Map<String, PersonKey> keys = new HashMap<>();

    /// The connection in the form that borrowers may close.
    @Nullable Connection shared;

    /// The event being handled, which then is the cause of whatever is published without naming
    /// one.
    @Nullable Meta cause;

    Transaction(Connection connection, String context) {
        this.connection = connection;
        this.context = context;
    }

    static Transaction current() {
        return CURRENT.orElseThrow(
                () -> new IllegalStateException("outside a transaction: use Database.transact"));
    }
}
