package opora.rules;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of rules.
///
/// @param language for people who never chose one, and for bare addresses
/// @param zone for those whose browser never told theirs
@ConfigurationProperties("opora.rules")
record RulesSettings(
        @DefaultValue("ru") String language, @DefaultValue("Europe/Moscow") ZoneId zone) {}
