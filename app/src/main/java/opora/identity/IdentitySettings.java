package opora.identity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of identity.
///
/// @param shortestPassword in characters
/// @param specialInPassword whether one that is neither letter nor digit must be among them
/// @param wrongPasswords how many are forgiven; the next one locks the name
/// @param lock how long a name stays locked unless staff opens it
/// @param session how long a token is valid
/// @param impersonation how long staff may act in somebody's place
/// @param invitation how long the administrator's first link can be used
/// @param resetLink how long a forgotten password can be replaced by the mailed link
/// @param unlockLink how long a locked account can be opened by the mailed link
/// @param attemptsPerMinute sign-ins and registrations from one address
/// @param attemptsPerName sign-ins with one name a minute
/// @param secondFactorFor roles that need more than a password, unless an administrator said
///   otherwise; when absent all do as soon as mails leave this machine, and none before
/// @param wrongCodes how many wrong codes are forgiven
/// @param code how long a mailed code is good
@ConfigurationProperties("opora.identity")
record IdentitySettings(
        @DefaultValue("12") int shortestPassword,
        @DefaultValue("true") boolean specialInPassword,
        @DefaultValue("3") int wrongPasswords,
        @DefaultValue("15m") Duration lock,
        @DefaultValue("24h") Duration session,
        @DefaultValue("30m") Duration impersonation,
        @DefaultValue("72h") Duration invitation,
        @DefaultValue("1h") Duration resetLink,
        @DefaultValue("24h") Duration unlockLink,
        @DefaultValue("60") int attemptsPerMinute,
        @DefaultValue("20") int attemptsPerName,
        @Nullable List<String> secondFactorFor,
        @DefaultValue("4") int wrongCodes,
        @DefaultValue("10m") Duration code) {}
