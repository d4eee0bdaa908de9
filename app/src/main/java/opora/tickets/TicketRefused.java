package opora.tickets;

import java.time.Instant;
import opora.backbone.Topic;

/// A wish for a ticket makes none.
///
/// @param reason the key of a text
@Topic("tickets.sub")
public record TicketRefused(
        String requestId,
        String customer,
        Channel channel,
        String field,
        String reason,
        String mailId,
        Instant at) {}
