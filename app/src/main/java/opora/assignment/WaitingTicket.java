package opora.assignment;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/// A ticket in the line.
///
/// @param passed from whom it was taken back
/// @param told whether the call centre knows of it
record WaitingTicket(String ticket, Facts facts, String address, Set<String> passed, boolean told) {
    /// With the region its address tells of, among those that experts work in.
    Facts in(Collection<String> regions) {
        if (!facts.region().isEmpty()) {
            return facts;
        }
        var where = address.toLowerCase(Locale.ROOT);
        return regions.stream()
                .sorted()
                .filter(region -> where.contains(region.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(facts::in)
                .orElse(facts);
    }
}
