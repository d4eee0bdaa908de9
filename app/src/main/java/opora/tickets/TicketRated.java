package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// The customer has rated the work.
///
/// @param stars 1 to 5
@Topic("tickets.sub")
public record TicketRated(
        @Key String ticket,
        long number,
        String customer,
        String expert,
        int stars,
        @Personal(of = "customer") String comment,
        Instant at) {}
