package opora.shell;

/// An entry of the menu; contexts declare theirs as beans. Whoever its path's [Door] lets in sees
/// it. The text is found under `menu.<name>`, and the first ones make the bottom bar of a phone.
///
/// @param rank among those of its part
/// @param icon a symbol of assets/icons.svg
public record MenuItem(Part part, int rank, String name, String path, String icon) {
    /// What people come for: the parts in their order, each titled `menu.part.<name>`.
    public enum Part {
        WORK,
        OWN,
        DESK,
        MONEY,
        MESSAGES,
        PEOPLE,
        ENGINE
    }

    /// What everybody does for themselves.
    public static MenuItem everyday(int rank, String name, String path, String icon) {
        return new MenuItem(Part.OWN, rank, name, path, icon);
    }

    /// What staff come here for every day.
    public static MenuItem work(int rank, String name, String path, String icon) {
        return new MenuItem(Part.WORK, rank, name, path, icon);
    }

    public static MenuItem desk(int rank, String name, String path, String icon) {
        return new MenuItem(Part.DESK, rank, name, path, icon);
    }

    public static MenuItem money(int rank, String name, String path, String icon) {
        return new MenuItem(Part.MONEY, rank, name, path, icon);
    }

    public static MenuItem messages(int rank, String name, String path, String icon) {
        return new MenuItem(Part.MESSAGES, rank, name, path, icon);
    }

    public static MenuItem people(int rank, String name, String path, String icon) {
        return new MenuItem(Part.PEOPLE, rank, name, path, icon);
    }

    public static MenuItem engine(int rank, String name, String path, String icon) {
        return new MenuItem(Part.ENGINE, rank, name, path, icon);
    }

    public boolean covers(String current) {
        return current.equals(path) || current.startsWith(path + "/");
    }
}
