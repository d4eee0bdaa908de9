package opora.portal;

import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Ids;
import org.jspecify.annotations.Nullable;

/// A ticket's page for its customer.
///
/// @param typed what they were writing when something was wrong with it
public record OwnPage(
        OwnTicket ticket,
        List<TicketLine> lines,
        Map<String, OwnStatus> statuses,
        String typed,
        List<Flaw> flaws) {

    /// Null until the desk has it.
    public @Nullable OwnStatus status() {
        return ticket.status() == null ? null : statuses.get(ticket.status());
    }

    public @Nullable OwnStatus status(String name) {
        return statuses.get(name);
    }

    public boolean changes() {
        var now = status();
        return now != null && now.changes();
    }

    public boolean cancels() {
        var now = status();
        return now != null && now.cancels();
    }

    public boolean reopens() {
        var now = status();
        return now != null && now.reopens();
    }

    /// Names this sight of a form, so that sending it twice does nothing twice.
    public String once() {
        return Ids.next().toString();
    }
}
