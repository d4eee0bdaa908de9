package opora.identity;

import opora.backbone.Key;
import opora.backbone.Topic;

/// Whoever Keycloak calls so has this account.
///
/// @param username empty when there can be none
@Topic(value = "identity.links", partitions = 1)
public record PersonLinked(@Key String subject, String username) {}
