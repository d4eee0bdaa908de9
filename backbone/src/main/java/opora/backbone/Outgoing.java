package opora.backbone;

import org.jspecify.annotations.Nullable;

/// An event on its way into the store, and the event that caused it.
public record Outgoing(Object event, @Nullable Meta cause) {}
