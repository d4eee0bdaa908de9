package opora.shell;

/// Somebody's place, taken by staff to help them. It stands in a token that identity signed, so
/// that nobody makes one up or makes it last longer.
///
/// @param id by which it can be given back before its time
/// @param staff who took it
/// @param session of theirs, beyond which it is worth nothing
public record Place(String id, String username, String staff, String session) {
    /// For whom such tokens are; they open nothing by themselves.
    public static final String AUDIENCE = "opora-in-place-of";

    public static final String STAFF = "staff";
    public static final String SESSION = "sid";

    boolean isOf(Person person) {
        return staff.equals(person.username()) && session.equals(person.session());
    }
}
