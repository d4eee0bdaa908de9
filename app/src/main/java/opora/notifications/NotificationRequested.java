package opora.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;

/// Somebody has something to say to a person. Any context may publish it.
///
/// @param notificationId names the letter; a second request with the same name sends nothing
/// @param username whom it is for; a bare address where nobody of ours is meant
/// @param content plain words; `{{person.name}}` in it becomes the recipient's name on delivery,
///   where [#KIND] is given
/// @param metadata `channel` is one of [Channel], `email` when absent; `to` the address, when the
///   sender knows it; `language` what it is written in; with `kind` the person's own wishes about
///   such notifications are kept; `thread` the number of a ticket that answers are to find back to;
///   `files` what goes with the mail
/// @param scheduledAt when it should leave at the earliest
@Topic("notifications.requested")
public record NotificationRequested(
        String notificationId,
        String requestId,
        @Key String username,
        NotificationType type,
        @Personal String subject,
        @Personal String content,
        @Personal(entries = {NotificationRequested.TO, NotificationRequested.FILES})
                Map<String, String> metadata,
        Instant scheduledAt) {
    public static final String CHANNEL = "channel";
    public static final String TO = "to";
    public static final String LANGUAGE = "language";
    public static final String EMAIL = "email";

    /// The number of the ticket it is about: answers to the mail find back to it.
    public static final String THREAD = "thread";

    /// What goes with the mail, as JSON: the files of a [opora.tickets.MessageAdded].
    public static final String FILES = "files";

    /// One of [Kind].
    public static final String KIND = "kind";

    /// One of [Timing].
    public static final String TIMING = "timing";

    /// The way something reaches a person.
    public enum Channel {
        EMAIL,
        /// The list in the application, with its count beside the bell.
        BELL,
        /// A message of the browser or the phone.
        PUSH,
        /// A text message to the phone's number.
        TEXT;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What it is about, for people who want to hear of some things and not of others.
    public enum Kind {
        ORDERS,
        MONEY,
        SERVICE,
        NEWS,
        OTHER,
        /// Nobody can turn these off.
        SECURITY;

        public boolean required() {
            return this == SECURITY;
        }
    }

    /// When it may arrive.
    public enum Timing {
        AT_ONCE,
        /// Not in the person's quiet hours.
        AWAKE,
        /// Together with all else of the hour.
        HOURLY,
        DAILY
    }
}
