package opora.identity;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// What a role may do from now on. The topic keeps the last word on every role; one that no longer
/// exists has no rights.
///
/// @param title its name for people; empty for ready roles, which texts name
@Topic(value = "identity.roles", partitions = 1, compacted = true)
public record RoleDefined(@Key String role, String title, List<String> rights, Instant definedAt) {}
