package opora.shell;

/// Who may enter the paths of a pattern. Contexts declare doors as beans; a path without a door is
/// for the signed in. The longest pattern that fits decides.
public record Door(String pattern, Who who) {
    /// Whom a door lets in.
    public enum Who {
        EVERYBODY,
        STAFF
    }

    public static Door everybody(String pattern) {
        return new Door(pattern, Who.EVERYBODY);
    }

    public static Door staff(String pattern) {
        return new Door(pattern, Who.STAFF);
    }
}
