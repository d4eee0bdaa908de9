package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What somebody wished for a ticket is not possible, or no longer.
///
/// @param reason the key of a text
@Topic("tickets.sub")
public record WishRefused(
        @Key String ticket, String requestId, String customer, String reason, Instant at) {}
