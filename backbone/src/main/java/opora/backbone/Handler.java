package opora.backbone;

import java.util.List;

/// Reacts to a batch of events of one class, inside the running transaction.
interface Handler {
    Class<?> event();

    /// For people: where to look when it fails.
    String name();

    void handle(Transaction transaction, List<Incoming<?>> batch) throws Exception;
}
