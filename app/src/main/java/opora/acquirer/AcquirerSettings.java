package opora.acquirer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the sandbox.
///
/// @param secret what a client has to show; derived from the master key where none is set
/// @param late how long the card that answers late takes
@ConfigurationProperties("opora.acquirer")
record AcquirerSettings(@Nullable String secret, @DefaultValue("15s") Duration late) {}
