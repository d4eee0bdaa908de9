package opora.billing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of billing.
///
/// @param verify how often the ledger is added up
/// @param expire how often holds are looked at whose time may be over
@ConfigurationProperties("opora.billing")
record BillingSettings(@DefaultValue("1m") Duration verify, @DefaultValue("1s") Duration expire) {}
