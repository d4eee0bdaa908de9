package opora.identity;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A token for a program was made or revoked; the topic keeps the last word about each, so a
/// process that starts knows them all.
///
/// @param hash SHA-256 of the token; nobody gets in with it
/// @param roles what its owner was when it was made; what they are now counts more
@Topic(value = "identity.access-tokens", partitions = 1, compacted = true)
public record AccessTokenTold(
        @Key String hash,
        String tokenId,
        String username,
        List<String> roles,
        List<String> scopes,
        Instant until,
        boolean revoked) {}
