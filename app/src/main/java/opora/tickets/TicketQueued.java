package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Nobody fits: a ticket waits in a queue for somebody who decides.
///
/// @param queue such as `callcentre`
@Topic("tickets.sub")
public record TicketQueued(
        @Key String ticket,
        long number,
        String customer,
        @Personal(of = "customer") String subject,
        Priority priority,
        String queue,
        String reason,
        int version,
        Instant at) {}
