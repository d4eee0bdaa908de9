package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What an expert did on the road is remembered, but the ticket could not be moved on by it:
/// somebody changed it meanwhile.
///
/// @param reason the key of a text
@Topic("tickets.sub")
public record VisitClashed(
        @Key String ticket,
        long number,
        String requestId,
        String customer,
        String expert,
        String reason,
        Instant at) {}
