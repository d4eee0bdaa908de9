package opora.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what stands behind somebody's bell.
///
/// @param next where the page after it begins; null on the last
/// @param first whether it is the newest page
public record BellPage(List<BellEntry> entries, @Nullable Long next, boolean first) {
    static BellPage of(List<BellEntry> found, boolean first) {
        var more = found.size() > BellEntries.ON_A_PAGE;
        var entries = more ? found.subList(0, BellEntries.ON_A_PAGE) : found;
        return new BellPage(entries, more ? entries.getLast().position() : null, first);
    }

    /// What was seen when the page was made; 0 when there is nothing.
    public long newest() {
        return entries.isEmpty() ? 0 : entries.getFirst().position();
    }
}
