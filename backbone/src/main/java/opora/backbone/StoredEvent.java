package opora.backbone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as the store has it.
///
/// @param payload empty when it was left in the store because of its size
/// @param size of the payload in bytes
record StoredEvent(
        long position,
        Instant at,
        String context,
        String type,
        String topic,
        @Nullable String key,
        String correlation,
        @Nullable String causation,
        @Nullable String trace,
        byte[] payload,
        int size) {}
