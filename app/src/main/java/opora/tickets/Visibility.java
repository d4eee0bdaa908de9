package opora.tickets;

/// Who may read a message: everybody on the ticket, or staff alone.
public enum Visibility {
    PUBLIC,
    INTERNAL
}
