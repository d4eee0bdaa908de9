package opora.identity;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Personal;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// A person joined. Profiles and wallets begin with it.
///
/// @param source how they came: `page`, `api`, `invitation` or `demo`
/// @param language `ru` or `en`; absent where it was not asked for
@Topic("users.registered")
public record UserRegistered(
        @Key String username,
        @Personal String email,
        Instant registeredAt,
        String source,
        @Nullable String language) {}
