package opora.billing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of billing.
///
/// @param verify how often the ledger is added up
@ConfigurationProperties("opora.billing")
record BillingSettings(@DefaultValue("1m") Duration verify) {}
