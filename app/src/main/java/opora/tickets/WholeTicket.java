package opora.tickets;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;

/// A ticket with all that happened to it, as programs are told.
///
/// @param happened the first first
record WholeTicket(Ticket ticket, Priority priority, Effort effort, List<Told> happened) {
    static WholeTicket of(Ticket ticket, List<Entry> entries) {
        var happened = entries.stream().map(Told::of).toList();
        return new WholeTicket(ticket, ticket.priority(), Effort.of(entries), happened);
    }

    /// @param kind what happened, such as `Said`
    /// @param why the reason that was given; empty where there was none
    record Told(
            int n,
            String kind,
            String who,
            AuthorRole role,
            Instant at,
            String why,
            @JsonRawValue String facts) {
        static Told of(Entry entry) {
            var happening = entry.happening();
            return new Told(
                    entry.n(),
                    happening.kind(),
                    entry.who(),
                    entry.role(),
                    entry.at(),
                    entry.why(),
                    Json.write(happening));
        }
    }
}
