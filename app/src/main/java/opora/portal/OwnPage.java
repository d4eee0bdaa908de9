package opora.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import opora.shell.Flaw;
import opora.shell.Ids;
import opora.tickets.AttachedFile;
import opora.tickets.Phase;
import org.jspecify.annotations.Nullable;

/// A ticket's page for its customer.
///
/// @param readAt up to when the desk has read
/// @param writers who at the desk is writing on it just now
/// @param typed what they were writing when something was wrong with it
public record OwnPage(
        OwnTicket ticket,
        List<TicketLine> lines,
        Map<String, OwnStatus> statuses,
        List<OwnField> fields,
        Map<String, List<AttachedFile>> files,
        @Nullable Instant readAt,
        List<String> writers,
        String typed,
        List<Flaw> flaws) {

    /// Who is writing and has not just sent it.
    public List<String> writing() {
        var just = Instant.now().minus(Writers.PASSES);
        return writers.stream()
                .filter(
                        writer ->
                                lines.stream()
                                        .filter(line -> line.who().equals(writer))
                                        .noneMatch(line -> line.at().isAfter(just)))
                .toList();
    }

    /// When the last thing happened that stands here.
    public Instant last() {
        return lines.isEmpty() ? ticket.createdAt() : lines.getLast().at();
    }

    /// Whether somebody at the desk has read the last thing that the customer said.
    public boolean seen() {
        var said =
                lines.stream()
                        .filter(line -> line.role().equals("CUSTOMER"))
                        .map(TicketLine::at)
                        .reduce(ticket.createdAt(), (_, later) -> later);
        return readAt != null && !said.isAfter(readAt);
    }

    /// Those that came with a line; with the ticket itself where it is empty.
    public List<AttachedFile> filesOf(String line) {
        return files.getOrDefault(line, List.of());
    }

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

    public boolean cancelled() {
        return ticket.phase() == Phase.CANCELLED;
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
