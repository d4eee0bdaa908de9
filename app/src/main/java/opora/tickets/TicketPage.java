package opora.tickets;

import java.util.List;
import opora.shell.Frame;

/// A ticket's page for staff.
///
/// @param next the statuses it may get from whoever looks
/// @param staff whose work it may become
/// @param works whether whoever looks may work on it
/// @param decides whether they may say whose work it is
public record TicketPage(
        Ticket ticket,
        List<Entry> entries,
        StatusModel model,
        List<Status> next,
        List<String> staff,
        boolean works,
        boolean decides) {

    public Status status() {
        return model.status(ticket.standing().status());
    }

    /// The newest word on why this expert, with those who were passed over.
    public List<Candidate> considered() {
        return entries.stream()
                .map(Entry::happening)
                .filter(Happening.Weighed.class::isInstance)
                .map(Happening.Weighed.class::cast)
                .reduce((_, later) -> later)
                .map(Happening.Weighed::considered)
                .orElse(List.of());
    }

    /// Why somebody was chosen or passed over; a reason that is newer than our texts shows itself.
    public String reason(Frame frame, Candidate candidate) {
        var why = frame.text("desk.candidate." + candidate.reason());
        return candidate.detail().isEmpty() ? why : why + " (" + candidate.detail() + ")";
    }

    /// The names of fields that a status asks for.
    public List<String> needs(Status to) {
        return model.move(ticket.standing().status(), to.status())
                .map(Move::needs)
                .orElse(List.of());
    }
}
