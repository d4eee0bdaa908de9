package opora.gateway;

/// What came of a request at the door.
sealed interface Intake {
    /// It is stored and will be answered for, whatever happens from now on.
    record Accepted() implements Intake {}

    /// The same person used the same key before.
    record Twin(OrderRow first) implements Intake {}
}
