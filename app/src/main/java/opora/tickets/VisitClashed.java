package opora.tickets;

import java.time.Instant;
import opora.backbone.Default;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What an expert did on the road is remembered, but the ticket could not be moved on by it:
/// somebody changed it meanwhile.
///
/// @param reason the key of a text
/// @param field what is wanted before it can be finished; then nothing of the report is remembered
///   here, and it is to be reported again. Empty for other reasons
@Topic("tickets.sub")
public record VisitClashed(
        @Key String ticket,
        long number,
        String requestId,
        String customer,
        String expert,
        String reason,
        Instant at,
        @Default("") String field) {}
