package opora.tickets;

import java.time.Instant;
import opora.backbone.Default;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// The customer no longer needs it.
///
/// @param by of the staff, who does it in their place; empty where they do it themselves
@Topic("tickets.pub")
public record TicketCancellationRequested(
        String requestId,
        @Key String ticket,
        String customer,
        @Personal(of = "customer") String reason,
        Instant at,
        @Default("") String by) {}
