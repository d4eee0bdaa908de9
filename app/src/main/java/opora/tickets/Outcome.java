package opora.tickets;

/// What came of something that somebody wanted to do to a ticket.
sealed interface Outcome {
    record Done(Ticket ticket) implements Outcome {}

    /// The same was asked for before.
    record Again(Ticket ticket) implements Outcome {}

    /// @param reason the key of a text
    record Impossible(Ticket ticket, String field, String reason) implements Outcome {}

    /// There is no such ticket.
    record Unknown() implements Outcome {}
}
