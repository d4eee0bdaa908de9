package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A session was ended before its time: its tokens are good for nothing any more, in any process.
///
/// @param until when they would have ended by themselves
@Topic(value = "identity.sessions", partitions = 1)
public record SessionEnded(
        @Key String sessionId, String username, Instant until, Instant endedAt) {}
