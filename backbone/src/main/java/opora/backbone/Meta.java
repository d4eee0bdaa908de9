package opora.backbone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What travels beside an event.
///
/// @param id unique for ever; for events of an Opora store `<store>:<position>`
/// @param context who published it
/// @param correlation the same for everything that one request set in motion
/// @param causation the id of the event that caused this one
/// @param trace the W3C trace parent
public record Meta(
        String id,
        String context,
        String type,
        String topic,
        @Nullable String key,
        Instant time,
        String correlation,
        @Nullable String causation,
        @Nullable String trace) {}
