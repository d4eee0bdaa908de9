package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A key that tokens are signed with from now on; the topic keeps the last event of every key for
/// ever, so a process that starts knows them all.
///
/// @param publicKey base64 of the X.509 form
@Topic(value = "identity.keys", partitions = 1, compacted = true)
public record SigningKeyIssued(@Key String id, String publicKey, Instant issuedAt) {}
