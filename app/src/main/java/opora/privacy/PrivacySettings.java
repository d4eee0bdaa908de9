package opora.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of privacy.
///
/// @param keepExports how long somebody can fetch what was gathered for them
/// @param exportsADay how often somebody can ask for it
/// @param eraseAfter how long people have to think better of being erased
/// @param eraseAfterByStaff the same where staff asked for it
/// @param look how often those whose time is over are looked for
@ConfigurationProperties("opora.privacy")
record PrivacySettings(
        @DefaultValue("7d") Duration keepExports,
        @DefaultValue("3") int exportsADay,
        @DefaultValue("7d") Duration eraseAfter,
        @DefaultValue("1d") Duration eraseAfterByStaff,
        @DefaultValue("1m") Duration look) {}
