package opora.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A ticket as it was at some moment, made again of what had happened to it by then.
record AsItWas(Ticket ticket, List<Entry> entries) {

    /// None when the ticket was not there yet.
    static Optional<AsItWas> at(UUID id, List<Entry> all, Instant moment) {
        return of(id, all.stream().filter(entry -> !entry.at().isAfter(moment)).toList());
    }

    /// When so many things had happened to it.
    static Optional<AsItWas> at(UUID id, List<Entry> all, int version) {
        return of(id, all.stream().filter(entry -> entry.n() <= version).toList());
    }

    private static Optional<AsItWas> of(UUID id, List<Entry> entries) {
        if (entries.isEmpty()
                || !(entries.getFirst().happening() instanceof Happening.Opened opened)) {
            return Optional.empty();
        }
        var ticket = opened.ticket(id);
        for (var entry : entries.subList(1, entries.size())) {
            ticket = ticket.after(entry.happening(), entry.at());
        }
        return Optional.of(new AsItWas(ticket, entries));
    }
}
