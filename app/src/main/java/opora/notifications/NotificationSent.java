package opora.notifications;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// What became of a letter.
///
/// @param failureReason why it did not go out; null when it did
@Topic("notifications.sent")
public record NotificationSent(
        String notificationId,
        String requestId,
        @Key String username,
        NotificationType type,
        String channel,
        boolean success,
        @Personal @Nullable String failureReason,
        Instant sentAt) {}
