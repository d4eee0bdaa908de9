package opora.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A ticket of another system as it grows by what happened to it there.
final class ImportedLife {
    private final List<Entry> entries = new ArrayList<>();
    private Ticket ticket;

    ImportedLife(UUID id, Happening.Opened opened, String by, Instant at) {
        ticket = opened.ticket(id);
        entries.add(new Entry(1, by, AuthorRole.CUSTOMER, opened, at));
    }

    void add(Happening.Said said, ImportedLine line) {
        add(said, line.author(), line.role(), line.at());
    }

    void add(Happening happening) {
        add(happening, "", AuthorRole.SYSTEM, ticket.changedAt());
    }

    /// @param at not before what happened last
    void add(Happening happening, @Nullable Instant at) {
        var last = ticket.changedAt();
        add(happening, "", AuthorRole.SYSTEM, at == null || at.isBefore(last) ? last : at);
    }

    private void add(Happening happening, String who, AuthorRole role, Instant at) {
        ticket = ticket.after(happening, at);
        entries.add(new Entry(ticket.version(), who, role, happening, at));
    }

    Ticket ticket() {
        return ticket;
    }

    List<Entry> entries() {
        return entries;
    }
}
