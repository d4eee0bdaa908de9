package opora.shell;

/// An entry of the menu; contexts declare theirs as beans. Whoever its path's [Door] lets in sees
/// it. The text is found under `menu.<name>`, and the lowest ranks make the bottom bar of a phone.
///
/// @param icon a symbol of assets/icons.svg
/// @param forStaff whether it stands among what people do for their work here
public record MenuItem(int rank, String name, String path, String icon, boolean forStaff) {
    public static MenuItem everyday(int rank, String name, String path, String icon) {
        return new MenuItem(rank, name, path, icon, false);
    }

    public static MenuItem staff(int rank, String name, String path, String icon) {
        return new MenuItem(rank, name, path, icon, true);
    }

    public boolean covers(String current) {
        return current.equals(path) || current.startsWith(path + "/");
    }
}
