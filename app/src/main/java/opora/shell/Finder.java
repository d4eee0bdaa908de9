package opora.shell;

import java.util.List;

/// What a context adds to the search over everything; contexts declare theirs as beans. What leads
/// to a place that does not open to whoever asks is left out.
public interface Finder {
    /// As many as are worth looking at, the best first; none for who has no right to them.
    List<Found> find(Frame frame, Person person, String words);

    /// Something that was found.
    ///
    /// @param detail what tells it from others like it
    /// @param icon a symbol of assets/icons.svg
    record Found(String title, String detail, String path, String icon) {}
}
