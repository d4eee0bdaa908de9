package opora.tickets;

/// What a ticket is about: something that worked and no longer does, or something wished for.
public enum TicketKind {
    INCIDENT,
    REQUEST
}
