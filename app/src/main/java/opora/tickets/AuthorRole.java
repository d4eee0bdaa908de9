package opora.tickets;

/// As whom somebody speaks on a ticket.
public enum AuthorRole {
    CUSTOMER,
    STAFF,
    SYSTEM
}
