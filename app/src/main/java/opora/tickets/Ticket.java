package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A ticket as it is, or was at some moment: the sum of what happened to it.
///
/// @param number what people call it by
/// @param version how many things happened to it
public record Ticket(
        UUID id,
        long number,
        Origin origin,
        Caller caller,
        Matter matter,
        Standing standing,
        int version,
        Instant changedAt) {

    /// How it came.
    ///
    /// @param by who opened it
    /// @param mailId of the mail it came by; empty for others
    public record Origin(
            String requestId,
            Channel channel,
            String by,
            String mailId,
            List<AttachedFile> files,
            Instant at) {}

    /// After one more thing happened.
    Ticket after(Happening happening, Instant at) {
        return switch (happening) {
            case Happening.Opened _,
                    Happening.Said _,
                    Happening.Classified _,
                    Happening.Weighed _,
                    Happening.Worked _,
                    Happening.Visited _,
                    Happening.Absorbed _,
                    Happening.Linked _,
                    Happening.Unlinked _ ->
                    next(matter, standing, at);
            case Happening.Changed(_, var words, _) -> next(matter.with(words), standing, at);
            case Happening.Moved moved -> next(matter, standing.moved(moved, at), at);
            case Happening.Assigned assigned ->
                    next(matter, standing.with(assigned.expert(), ""), at);
            case Happening.Unassigned _ -> next(matter, standing.with("", standing.queue()), at);
            case Happening.Queued queued ->
                    next(matter, standing.with(standing.expert(), queued.queue()), at);
            case Happening.Merged merged -> next(matter, standing.merged(merged.into()), at);
            case Happening.Rated rated -> next(matter, standing.rated(rated.stars()), at);
        };
    }

    private Ticket next(Matter about, Standing now, Instant at) {
        return new Ticket(id, number, origin, caller, about, now, version + 1, at);
    }

    public Priority priority() {
        return matter.priority();
    }

    public boolean open() {
        return standing.phase().open();
    }
}
