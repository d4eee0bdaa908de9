package opora.identity;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Which roles somebody has from now on. Told of everybody who is, or ever was, more than a
/// customer, and of who is barred; the topic keeps the last word on each.
///
/// @param barred whether they are kept out, whatever token they show
@Topic(value = "identity.access", partitions = 1, compacted = true)
public record AccessChanged(
        @Key String username, List<GivenRole> roles, boolean barred, Instant changedAt) {}
