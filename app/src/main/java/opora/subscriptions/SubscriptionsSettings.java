package opora.subscriptions;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of subscriptions.
///
/// @param look how often somebody looks what is due
/// @param retries how long after each failure an invoice is tried again; after the last one the
///   plan is suspended
/// @param batch how many subscriptions one transaction invoices
@ConfigurationProperties("opora.subscriptions")
record SubscriptionsSettings(
        @DefaultValue("10s") Duration look,
        @DefaultValue({"1d", "3d", "7d"}) List<Duration> retries,
        @DefaultValue("500") int batch) {}
