package opora.shell;

/// An entry of the menu; contexts declare theirs as beans. Whoever its path's [Door] lets in sees
/// it. The text is found under `menu.<name>`, and the first ones make the bottom bar of a phone.
///
/// @param rank among those of its part
/// @param icon a symbol of assets/icons.svg
public record MenuItem(Part part, int rank, String name, String path, String icon) {
    /// What people come for: the parts in their order, each titled `menu.part.<name>`.
    public enum Part {
        /// What staff come here for every day.
        WORK,
        /// What everybody does for themselves.
        OWN,
        DESK,
        MONEY,
        MESSAGES,
        PEOPLE,
        ENGINE
    }

    public boolean covers(String current) {
        return current.equals(path) || current.startsWith(path + "/");
    }
}
