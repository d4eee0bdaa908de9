package opora.rules;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A rule has something to say to an address outside. What is personal in the words stays sealed
/// with its person's key.
///
/// @param webhook `webhook-<number>`
/// @param notice the same for the same event, rule and webhook
/// @param event the one that the rule is about
@Topic("rules.notices")
public record NoticeIssued(
        @Key String webhook,
        String notice,
        long rule,
        String ruleName,
        String language,
        String subject,
        String text,
        String event,
        String eventType,
        Instant issuedAt) {}
