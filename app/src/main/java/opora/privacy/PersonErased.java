package opora.privacy;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody is erased: their keys are destroyed, and every context lets go of what it knows of
/// them.
@Topic("privacy.erased")
public record PersonErased(@Key String username, Instant erasedAt) {}
