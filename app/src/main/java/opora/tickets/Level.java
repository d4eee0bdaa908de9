package opora.tickets;

/// How much is hurt, or how soon it must end.
public enum Level {
    LOW,
    MEDIUM,
    HIGH
}
