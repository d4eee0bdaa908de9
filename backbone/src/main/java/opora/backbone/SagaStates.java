package opora.backbone;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a saga keeps its state: the backbone's own table, or a table of the context that has the
/// state anyway.
public interface SagaStates<S> {
    /// Reads and locks the states that exist.
    Map<String, S> load(Collection<String> keys);

    /// Writes what a batch has changed. Where nothing was before, and another transaction has begun
    /// the same instance meanwhile, this must fail with a serialization failure, so that the batch
    /// decides again.
    void save(List<Change<S>> changes);

    /// Writes instances that begin, whatever was there before.
    default void begin(List<Change<S>> changes) {
        save(changes);
    }

    /// @param after null when the saga has ended
    record Change<S>(String key, @Nullable S before, @Nullable S after) {}
}
