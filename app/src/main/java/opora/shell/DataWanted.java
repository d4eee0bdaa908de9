package opora.shell;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody wants to see all that is known of them. Every context that knows something answers with
/// [DataGathered].
@Topic("privacy.requests")
public record DataWanted(@Key String request, String username, Instant wantedAt) {}
