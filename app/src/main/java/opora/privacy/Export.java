package opora.privacy;

import java.time.Instant;

/// What somebody wanted to see of themselves.
///
/// @param arrived how many contexts have answered in full
public record Export(String id, String username, Instant wantedAt, int arrived) {
    public int awaited() {
        return Exports.SOURCES.size();
    }

    public boolean whole() {
        return arrived >= awaited();
    }
}
