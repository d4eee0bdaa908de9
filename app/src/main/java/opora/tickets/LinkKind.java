package opora.tickets;

/// How two tickets belong together, as seen from one of them.
public enum LinkKind {
    /// The same thing: when one is solved, so is the other.
    DUPLICATE,
    /// The other is a part of this one.
    PARENT,
    /// This one is a part of the other.
    CHILD,
    RELATED;

    /// The same as seen from the other one.
    LinkKind reverse() {
        return switch (this) {
            case DUPLICATE -> DUPLICATE;
            case PARENT -> CHILD;
            case CHILD -> PARENT;
            case RELATED -> RELATED;
        };
    }
}
