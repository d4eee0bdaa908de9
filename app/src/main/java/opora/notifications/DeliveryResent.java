package opora.notifications;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Staff had something sent once more.
///
/// @param deliveryId of the new delivery
@Topic(value = "notifications-domain-events", partitions = 1)
public record DeliveryResent(
        @Key String deliveryId, String username, String resentBy, Instant resentAt) {}
