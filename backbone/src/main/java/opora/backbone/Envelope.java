package opora.backbone;

import org.jspecify.annotations.Nullable;

/// What a message's headers say. A message of an unknown producer may say nothing: then all is null
/// or -1.
///
/// @param id unique for ever; `<store>:<position>` when it comes from an Opora store
/// @param timeMillis since 1970, -1 unless said
/// @param store the event store's eight hexadecimal digits, null for a foreign message
/// @param position the event's place in that store, else -1
/// @param prev the position of the same store's previous event in the same partition, -1 unless
///   said
public record Envelope(
        @Nullable String id,
        @Nullable String context,
        @Nullable String type,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String trace,
        long timeMillis,
        @Nullable String store,
        long position,
        long prev) {}
