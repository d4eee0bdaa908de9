package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody has read a ticket's conversation.
///
/// @param upTo the last message they had before them
@Topic("tickets.pub")
public record MessagesRead(@Key String ticket, String reader, String upTo, Instant at) {}
