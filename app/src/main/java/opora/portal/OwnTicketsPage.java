package opora.portal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A page of somebody's tickets.
///
/// @param next the cursor of the page after; null on the last one
public record OwnTicketsPage(
        List<OwnTicket> tickets,
        Map<String, OwnStatus> statuses,
        @Nullable String next,
        boolean first) {
    /// Null until the desk has it.
    public @Nullable OwnStatus status(OwnTicket ticket) {
        return ticket.status() == null ? null : statuses.get(ticket.status());
    }
}
