package opora.rules;

/// Somebody a rule tells.
///
/// @param value the field that names them, the role, the queue, or the address
public record Recipient(Kind kind, String value) {
    /// How they are found.
    public enum Kind {
        FIELD,
        ROLE,
        QUEUE,
        ADDRESS
    }
}
