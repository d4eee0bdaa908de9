package opora.mailroom;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A mailbox was made or changed.
///
/// @param box `mailbox-<number>`
@Topic(value = "mailroom-domain-events", partitions = 1)
public record MailboxChanged(
        @Key String box, String address, boolean active, String changedBy, Instant changedAt) {}
