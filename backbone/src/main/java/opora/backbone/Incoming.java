package opora.backbone;

/// An event together with what travelled beside it.
public record Incoming<E>(E event, Meta meta) {
    /// Names this event as the cause of another one, so that the flow can be followed.
    public Outgoing causes(Object effect) {
        return Outgoing.follows(effect, meta);
    }
}
