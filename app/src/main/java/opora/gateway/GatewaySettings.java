package opora.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the gateway.
///
/// @param patience how long a request waits for its answer before it is told where to look later
/// @param shared how many orders one commit takes at most
/// @param queue how many accepted orders may wait for their commit; beyond that new ones are
///   refused
/// @param heartbeat how often a live page hears that its connection still stands
/// @param live how many live pages one person may have open
@ConfigurationProperties("opora.gateway")
record GatewaySettings(
        @DefaultValue("5s") Duration patience,
        @DefaultValue("200") int shared,
        @DefaultValue("10000") int queue,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("20") int live) {}
