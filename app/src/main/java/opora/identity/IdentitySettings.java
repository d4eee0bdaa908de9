package opora.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of identity.
///
/// @param shortestPassword in characters; a special one must be among them
/// @param wrongPasswords how many are forgiven; the next one locks the name
/// @param lock how long a name stays locked unless staff opens it
/// @param session how long a token is valid
/// @param invitation how long the administrator's first link can be used
/// @param attemptsPerMinute sign-ins and registrations from one address
@ConfigurationProperties("opora.identity")
record IdentitySettings(
        @DefaultValue("12") int shortestPassword,
        @DefaultValue("3") int wrongPasswords,
        @DefaultValue("15m") Duration lock,
        @DefaultValue("24h") Duration session,
        @DefaultValue("72h") Duration invitation,
        @DefaultValue("60") int attemptsPerMinute) {}
