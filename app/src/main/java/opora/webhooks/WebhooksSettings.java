package opora.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of webhooks.
///
/// @param patience how long a receiver may take for one call
/// @param longest the longest pause between two tries
/// @param giveUp how long an endpoint may fail before it is paused
/// @param keep how long events can be asked for again
@ConfigurationProperties("opora.webhooks")
record WebhooksSettings(
        @DefaultValue("10s") Duration patience,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("1d") Duration giveUp,
        @DefaultValue("30d") Duration keep) {}
