package opora.tickets;

/// Who decided whose work a ticket is.
public enum Assigner {
    RULES,
    HAND,
    SELF
}
