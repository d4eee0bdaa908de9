package opora.backbone;

import java.time.Duration;

/// All that can be set about the backbone.
///
/// @param timers how often sagas' clocks are looked at
/// @param keepEvents how long the store keeps events; zero keeps them for ever
/// @param keepInbox how long ids of events from outside are remembered; longer than Kafka keeps
///   those events
public record BackboneSettings(
        RelaySettings relay,
        ConsumerSettings consumer,
        TopicSettings topics,
        Duration timers,
        Duration keepEvents,
        Duration keepInbox) {

    public static BackboneSettings defaults() {
        return new BackboneSettings(
                RelaySettings.defaults(),
                ConsumerSettings.defaults(),
                TopicSettings.defaults(),
                Duration.ofMillis(200),
                Duration.ZERO,
                Duration.ofDays(14));
    }

    public BackboneSettings with(RelaySettings other) {
        return new BackboneSettings(other, consumer, topics, timers, keepEvents, keepInbox);
    }

    public BackboneSettings with(TopicSettings other) {
        return new BackboneSettings(relay, consumer, other, timers, keepEvents, keepInbox);
    }

    public BackboneSettings with(ConsumerSettings other) {
        return new BackboneSettings(relay, other, topics, timers, keepEvents, keepInbox);
    }
}
