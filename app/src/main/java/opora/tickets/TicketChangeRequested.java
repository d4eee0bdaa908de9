package opora.tickets;

import java.time.Instant;
import java.util.Map;
import opora.backbone.Default;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// The customer wants something of their ticket changed.
///
/// @param changes the new values by the field's name
/// @param seen the version of the ticket that they had before them
/// @param by of the staff, who does it in their place; empty where they do it themselves
@Topic("tickets.pub")
public record TicketChangeRequested(
        String requestId,
        @Key String ticket,
        String customer,
        @Personal(of = "customer") Map<String, String> changes,
        int seen,
        Instant at,
        @Default("") String by) {}
