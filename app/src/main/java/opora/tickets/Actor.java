package opora.tickets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Who does something to a ticket.
///
/// @param username empty for nobody: a rule, or time
/// @param requestId by which a repetition is known; empty where there is none to fear
record Actor(String username, AuthorRole role, String requestId, Instant at) {
    static Actor staff(String username, String requestId) {
        return new Actor(username, AuthorRole.STAFF, requestId, now());
    }

    static Actor customer(String username, String requestId) {
        return new Actor(username, AuthorRole.CUSTOMER, requestId, now());
    }

    static Actor nobody() {
        return new Actor("", AuthorRole.SYSTEM, "", now());
    }

    /// Whoever waited for another to be done acted after them.
    Actor notBefore(Instant moment) {
        return at.isBefore(moment) ? new Actor(username, role, requestId, moment) : this;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
