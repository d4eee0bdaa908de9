package opora.search;

import opora.tickets.TicketAssigned;
import opora.tickets.TicketQueued;
import opora.tickets.TicketStatusChanged;
import opora.tickets.TicketUnassigned;
import org.jspecify.annotations.Nullable;

/// How a ticket stands after something happened to it. What is not named stays as it was.
record Stand(
        long number,
        @Nullable String status,
        @Nullable String phase,
        @Nullable String queue,
        @Nullable String expert) {
    static Stand of(TicketStatusChanged moved) {
        return new Stand(moved.number(), moved.to(), moved.phase().name(), null, null);
    }

    static Stand of(TicketAssigned assigned) {
        return new Stand(assigned.number(), null, null, "", assigned.expert());
    }

    static Stand of(TicketUnassigned gone) {
        return new Stand(gone.number(), null, null, null, "");
    }

    static Stand of(TicketQueued queued) {
        return new Stand(queued.number(), null, null, queued.queue(), null);
    }
}
