package opora.subscriptions;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A plan can be chosen no longer; who has it keeps it.
@Topic("subscriptions.plans")
public record PlanWithdrawn(@Key String planId, Instant at) {}
