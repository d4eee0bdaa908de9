package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A ticket belongs together with another one, or does so no more.
///
/// @param kind as seen from the first one
/// @param linked false when it was taken apart
@Topic("tickets.sub")
public record TicketLinked(
        @Key String ticket,
        long number,
        String customer,
        LinkKind kind,
        String other,
        long otherNumber,
        boolean linked,
        String by,
        int version,
        Instant at) {}
