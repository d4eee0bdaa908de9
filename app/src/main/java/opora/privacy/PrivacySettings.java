package opora.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of privacy.
///
/// @param keepExports how long somebody can fetch what was gathered for them
/// @param exportsADay how often somebody can ask for it
@ConfigurationProperties("opora.privacy")
record PrivacySettings(
        @DefaultValue("7d") Duration keepExports, @DefaultValue("3") int exportsADay) {}
