package opora.backbone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as the store has it.
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
        byte[] payload) {}
