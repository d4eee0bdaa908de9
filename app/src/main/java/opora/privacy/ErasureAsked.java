package opora.privacy;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody is to be erased, if nothing stands in the way. Every context where something might
/// answers with [ErasureAnswered].
///
/// @param round 1 when it is asked for, 2 when the waiting time is over
@Topic("privacy.erasures")
public record ErasureAsked(@Key String username, String request, int round, Instant askedAt) {}
