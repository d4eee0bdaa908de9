package opora.portal;

/// What came of a request at the door.
sealed interface Intake {
    /// It is stored and will become a ticket, whatever happens from now on.
    record Accepted(String requestId) implements Intake {}

    /// The same was asked for before.
    record Again(String requestId) implements Intake {}

    /// The key was used for something else.
    record OtherWords() implements Intake {}
}
