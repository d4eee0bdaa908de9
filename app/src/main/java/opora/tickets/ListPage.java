package opora.tickets;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A page of a list.
///
/// @param counts how many are in each view, up to one more than is counted
/// @param next where the next page begins; null on the last one
public record ListPage(
        View view,
        List<Line> lines,
        Map<View, Long> counts,
        StatusModel model,
        @Nullable String next,
        boolean first) {

    /// How many, in a few signs; empty for the view that has them all.
    public String count(View one) {
        var count = counts.get(one);
        return count == null ? "" : count > Lists.COUNTED ? Lists.COUNTED + "+" : count.toString();
    }
}
