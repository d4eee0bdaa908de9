package opora.identity;

/// What came of a name and a password.
sealed interface PasswordAnswer {
    record Right(Account account) implements PasswordAnswer {}

    record Wrong() implements PasswordAnswer {}

    /// Too many wrong ones; said of unknown names just the same.
    record Locked() implements PasswordAnswer {}
}
