package opora.explorer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the explorer.
///
/// @param keep how long events can be looked at here; whole days
@ConfigurationProperties("opora.explorer")
record ExplorerSettings(@DefaultValue("7d") Duration keep) {}
