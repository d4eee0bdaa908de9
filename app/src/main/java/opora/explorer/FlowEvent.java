package opora.explorer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as the explorer keeps it.
public record FlowEvent(
        String id,
        Instant at,
        String context,
        String type,
        String topic,
        int partition,
        long eventOffset,
        @Nullable String key,
        String correlation,
        @Nullable String causation,
        byte[] payload) {

    /// The name without its package.
    public String name() {
        return nameOf(type);
    }

    static String nameOf(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
