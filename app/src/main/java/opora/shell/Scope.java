package opora.shell;

/// Where a right holds.
///
/// @param place which queue or region; empty for the others
public record Scope(Reach reach, String place) {
    public static final Scope OWN = new Scope(Reach.OWN, "");
    public static final Scope ALL = new Scope(Reach.ALL, "");

    public Scope {
        if (reach.namesPlace() == place.isEmpty()) {
            throw new IllegalArgumentException(reach + " of \"" + place + "\"");
        }
    }
}
