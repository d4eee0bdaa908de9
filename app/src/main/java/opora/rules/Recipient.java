package opora.rules;

/// Somebody a rule tells.
///
/// @param value the field that names them, the role, the queue, the address, or `webhook-<number>`
public record Recipient(Kind kind, String value) {
    /// How they are found.
    public enum Kind {
        FIELD,
        ROLE,
        QUEUE,
        ADDRESS,
        /// An address outside that takes messages of programs.
        WEBHOOK
    }
}
