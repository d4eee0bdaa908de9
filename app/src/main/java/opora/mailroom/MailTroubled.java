package opora.mailroom;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A mail could not become a ticket or a reply by itself: somebody has to look at it.
///
/// @param mail `mail-<number>`
/// @param box the address it came to
/// @param reason such as `unreadable`, `sender` or `storm`
@Topic(value = "mailroom-domain-events", partitions = 1)
public record MailTroubled(@Key String mail, String box, String reason, Instant at) {}
