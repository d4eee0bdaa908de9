package opora.shell;

/// What came of looking at a token.
public sealed interface Verdict {
    record Valid(Person person) implements Verdict {}

    /// One of Keycloak: the roles it names are those that count.
    record Vouched(Person person) implements Verdict {}

    record Expired() implements Verdict {}

    /// Tampered with, signed by nobody we know, or not a token at all; the reason is nobody's
    /// business.
    record Forged() implements Verdict {}
}
