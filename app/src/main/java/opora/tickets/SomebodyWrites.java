package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody is writing on a ticket at this moment. It is of no use a few seconds later.
///
/// @param requestId of the wish that became the ticket
@Topic(value = "tickets.writing", partitions = 1)
public record SomebodyWrites(
        @Key String ticket, String requestId, String who, AuthorRole role, Instant at) {}
