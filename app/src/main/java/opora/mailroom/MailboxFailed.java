package opora.mailroom;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Mails could be fetched from a mailbox before, and now they cannot.
///
/// @param reason what is wrong, such as `password` or `away`
@Topic(value = "mailroom-domain-events", partitions = 1)
public record MailboxFailed(
        @Key String box, String address, String reason, String detail, Instant at) {}
