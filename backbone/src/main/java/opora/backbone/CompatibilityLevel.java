package opora.backbone;

/// Who must be able to read whom when a schema changes; the words are Confluent's.
public enum CompatibilityLevel {
    NONE(false, false, false),
    /// A reader with the new schema follows events of the last version.
    BACKWARD(true, false, false),
    /// A reader with the new schema follows events of every version: what a log kept for ever
    /// needs.
    BACKWARD_TRANSITIVE(true, false, true),
    /// A reader with the last version follows events of the new one.
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    final boolean backward;
    final boolean forward;
    final boolean transitive;

    CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }
}
