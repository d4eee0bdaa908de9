package opora.tickets;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody has seen what was said.
///
/// @param upTo the last message they had before them
@Topic("tickets.sub")
public record ConversationSeen(
        @Key String ticket,
        String customer,
        String reader,
        AuthorRole role,
        String upTo,
        Instant at) {}
