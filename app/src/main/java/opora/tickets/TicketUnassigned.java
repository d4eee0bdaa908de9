package opora.tickets;

import java.time.Instant;
import opora.backbone.Default;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A ticket is nobody's work again.
///
/// @param expert whose it was
/// @param by who decided; empty where rules did
/// @param why `SELF` where the expert gave it back
@Topic("tickets.sub")
public record TicketUnassigned(
        @Key String ticket,
        long number,
        String customer,
        String expert,
        String by,
        String reason,
        int version,
        Instant at,
        @Default("RULES") Assigner why) {}
