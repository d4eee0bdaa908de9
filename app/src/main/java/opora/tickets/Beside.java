package opora.tickets;

import java.util.List;

/// What stands beside the form while somebody is on the phone.
///
/// @param found by the words that were heard
/// @param known by the name, the number or the address in the form, while nobody is picked
/// @param theirs the tickets of who was picked, or of those who are known: open ones first
/// @param alike open ones: those with like words in their subject, the likest first, and while
///   nobody is known those about the same product
public record Beside(
        List<FoundPerson> found,
        List<FoundPerson> known,
        List<Line> theirs,
        List<Line> alike,
        StatusModel model) {

    /// Those of others.
    public List<Line> similar() {
        return alike.stream().filter(one -> !theirs.contains(one)).toList();
    }

    public int count() {
        return found.size() + known.size() + theirs.size() + similar().size();
    }
}
