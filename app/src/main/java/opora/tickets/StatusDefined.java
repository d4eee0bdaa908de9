package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What a status means from now on. The topic keeps the last word on each.
///
/// @param russian its title
/// @param changes whether the customer may still change the ticket
/// @param cancels whether they may cancel it
/// @param reopens whether they may have it taken up again
/// @param retired no ticket gets it any more
@Topic(value = "tickets.statuses", partitions = 1, compacted = true)
public record StatusDefined(
        @Key String status,
        String russian,
        String english,
        Phase phase,
        boolean clocksRun,
        boolean changes,
        boolean cancels,
        boolean reopens,
        int position,
        boolean retired,
        Instant at) {}
