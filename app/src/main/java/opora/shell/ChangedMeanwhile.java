package opora.shell;

/// Refuses a change of the API with 412 because somebody else changed the same meanwhile, and tells
/// both versions.
public class ChangedMeanwhile extends RuntimeException {
    private final int version;
    private final Clash clash;

    /// @param version of what stands there now
    public ChangedMeanwhile(int version, Clash clash) {
        super("changed meanwhile", null, false, false);
        this.version = version;
        this.clash = clash;
    }

    int version() {
        return version;
    }

    Clash clash() {
        return clash;
    }
}
