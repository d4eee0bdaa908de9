package opora.visits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of visits.
///
/// @param map where an address is shown on computers, which know no `geo:`; the address follows
/// @param lasts how long a visit is in a calendar
/// @param keep how long a visit stays here after it was over
@ConfigurationProperties("opora.visits")
record VisitsSettings(
        @DefaultValue("https://www.openstreetmap.org/search?query=") String map,
        @DefaultValue("1h") Duration lasts,
        @DefaultValue("90d") Duration keep) {}
