package opora.rules;

/// Somebody a rule tells.
///
/// @param value the field that names them, the role, the right, the queue, the address, or
///   `webhook-<number>`
public record Recipient(Kind kind, String value) {
    /// How they are found.
    public enum Kind {
        FIELD,
        ROLE,
        /// Whoever has it everywhere, by whatever role.
        RIGHT,
        QUEUE,
        ADDRESS,
        /// An address outside that takes messages of programs.
        WEBHOOK
    }
}
