package opora.assignment;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A ticket is taken from an expert who has not begun with it.
///
/// @param reason `UNTOUCHED` after their time for it, `ABSENT` when they went away before they
///   began
@Topic("tickets.pub")
public record WorkTakenBack(@Key String ticket, String expert, String reason, Instant at) {}
