package opora.notifications;

import java.time.Instant;
import java.util.Map;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody has something to say to a person. Any context may publish it.
///
/// @param notificationId names the letter; a second request with the same name sends nothing
/// @param metadata `channel` is `email`, `to` the address, `language` what it is written in
/// @param scheduledAt when it should leave at the earliest
@Topic("notifications.requested")
public record NotificationRequested(
        String notificationId,
        String requestId,
        @Key String username,
        NotificationType type,
        String subject,
        String content,
        Map<String, String> metadata,
        Instant scheduledAt) {
    public static final String CHANNEL = "channel";
    public static final String TO = "to";
    public static final String LANGUAGE = "language";
    public static final String EMAIL = "email";
}
