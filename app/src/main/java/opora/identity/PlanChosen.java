package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody chose a plan when joining. It does not begin yet: they have to say how it is paid for.
@Topic("identity-domain-events")
public record PlanChosen(@Key String username, String planId, Instant chosenAt) {}
