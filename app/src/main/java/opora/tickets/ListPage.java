package opora.tickets;

import java.util.List;
import opora.shell.Frame;
import org.jspecify.annotations.Nullable;

/// A page of a list.
///
/// @param columns what stands beside each ticket's subject
/// @param known what there is to stand there
/// @param next where the next page begins; null on the last one
/// @param here the number of the ticket that is open beside the list; 0 for none
public record ListPage(
        List<Tab> tabs,
        Tab tab,
        List<Line> lines,
        List<String> columns,
        TableColumns known,
        @Nullable String next,
        boolean first,
        long here) {

    /// A view to choose, with how many are in it.
    ///
    /// @param key `OPEN` and its kind, or the id of a saved one
    /// @param name of a saved one; empty for others, which have texts
    /// @param count null where it is not known, or not counted
    public record Tab(String key, String name, @Nullable Long count, @Nullable SavedView saved) {
        public String title(Frame frame) {
            return saved == null ? frame.text("desk.view." + key) : name;
        }

        /// How many, in a few signs.
        public String few() {
            return count == null
                    ? ""
                    : count > Lists.COUNTED ? Lists.COUNTED + "+" : count.toString();
        }

        public String path() {
            return "/desk?view=" + key;
        }
    }

    public StatusModel model() {
        return known.model();
    }

    public boolean at(Tab other) {
        return other.key().equals(tab.key());
    }

    public String further() {
        return tab.path() + "&after=" + next;
    }
}
