package opora.backbone;

import org.jspecify.annotations.Nullable;

/// An event in the form the store keeps. Published as it is when its bytes must not change, such as
/// a copy for a dead-letter topic.
record Packed(
        String type,
        String topic,
        @Nullable String key,
        String correlation,
        @Nullable String causation,
        @Nullable String trace,
        byte[] payload) {}
