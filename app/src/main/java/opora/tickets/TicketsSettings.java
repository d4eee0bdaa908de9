package opora.tickets;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the desk.
///
/// @param reopenWithin how long after its end a customer may have a ticket taken up again
/// @param closeAfter how long after the work was finished a ticket is closed for good
/// @param heartbeat how often a live page hears that its connection still stands
@ConfigurationProperties("opora.tickets")
record TicketsSettings(
        @DefaultValue("14d") Duration reopenWithin,
        @DefaultValue("7d") Duration closeAfter,
        @DefaultValue("15s") Duration heartbeat) {}
