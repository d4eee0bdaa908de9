package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// The customer finds that the work is not done.
@Topic("tickets.pub")
public record TicketReopeningRequested(
        String requestId,
        @Key String ticket,
        String customer,
        @Personal(of = "customer") String reason,
        Instant at) {}
