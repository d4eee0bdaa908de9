package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A ticket is nobody's work again.
///
/// @param by who decided; empty where rules did
@Topic("tickets.sub")
public record TicketUnassigned(
        @Key String ticket,
        long number,
        String customer,
        String expert,
        String by,
        String reason,
        int version,
        Instant at) {}
