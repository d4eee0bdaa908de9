package opora.identity;

/// What came of a code.
sealed interface CodeAnswer {
    record Right(Factor factor) implements CodeAnswer {}

    record Wrong() implements CodeAnswer {}

    /// Too many wrong ones.
    record Locked() implements CodeAnswer {}
}
