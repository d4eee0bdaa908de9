package opora.notifications;

import java.time.Instant;
import java.util.List;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody wants to be told other things, in other ways or at other times.
///
/// @param refused what they do not want, as `KIND/channel`
/// @param digest `NONE`, `HOURLY` or `DAILY`
@Topic(value = "notifications-domain-events", partitions = 1)
public record PreferencesChanged(
        @Key String username, List<String> refused, String digest, Instant changedAt) {}
