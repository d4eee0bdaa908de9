package opora.billing;

/// What came of a correction by hand. The names are parts of text keys.
enum Correction {
    DONE,
    /// The same has been done before.
    REPEATED,
    /// There is no such wallet, or no such posting.
    UNKNOWN,
    /// It would leave the wallet below zero.
    SHORT,
    /// Postings of this kind are taken back by their own verbs.
    NOT_BY_HAND,
    /// The key was used for something else.
    OTHER
}
