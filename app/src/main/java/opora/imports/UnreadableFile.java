package opora.imports;

/// A file is not what it should be.
final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param why for people
    UnreadableFile(String why) {
        super(why);
    }
}
