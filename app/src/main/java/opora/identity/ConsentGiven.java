package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody agreed to something when joining.
///
/// @param consent its name among the steps of joining
/// @param words what they agreed to, as they read it
@Topic("identity-domain-events")
public record ConsentGiven(@Key String username, String consent, String words, Instant givenAt) {}
