package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// The customer no longer needs it.
@Topic("tickets.pub")
public record TicketCancellationRequested(
        String requestId,
        @Key String ticket,
        String customer,
        @Personal(of = "customer") String reason,
        Instant at) {}
