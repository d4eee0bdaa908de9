package opora.portal;

import java.time.Instant;

/// Something that was said on a ticket, or became of it.
///
/// @param line names it: for what the customer wrote, as they named it
/// @param kind `SAID`, `STATUS`, `EXPERT` or `REFUSED`
/// @param role `CUSTOMER`, `STAFF` or `SYSTEM`
/// @param words what was said, or the status, or the expert, or the key of a text
/// @param note what the customer said about a step of their own
/// @param state `WAITING` until there is a ticket, `SENDING` until the desk has it, then `KEPT`
public record TicketLine(
        long n,
        String line,
        String kind,
        String who,
        String role,
        String words,
        String note,
        String state,
        Instant at) {}
