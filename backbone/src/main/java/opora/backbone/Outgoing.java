package opora.backbone;

import org.jspecify.annotations.Nullable;

/// An event on its way into the store, and what it follows from.
public record Outgoing(
        Object event,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String trace) {

    /// The first event of a flow, such as a request that has an id of its own.
    public static Outgoing begins(Object event, String correlation) {
        return new Outgoing(event, correlation, null, Traces.current());
    }

    /// An event that follows from another one.
    public static Outgoing follows(Object event, Meta cause) {
        return new Outgoing(event, cause.correlation(), cause.id(), cause.trace());
    }
}
