package opora.portal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the portal.
///
/// @param shared how many requests one commit takes at most
/// @param queue how many may wait for their commit; beyond that new ones are refused
/// @param heartbeat how often a live page hears that its connection still stands
@ConfigurationProperties("opora.portal")
record PortalSettings(
        @DefaultValue("200") int shared,
        @DefaultValue("10000") int queue,
        @DefaultValue("15s") Duration heartbeat) {}
