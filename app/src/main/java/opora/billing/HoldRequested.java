package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// Somebody wants money set aside, or something done with what is. Any context may publish it; the
/// answer is [HoldChanged].
///
/// @param holdId made up by whoever asks; the same again changes nothing
/// @param amount in minor units: what to set aside, or what to settle
/// @param payee which business gets a settlement, such as `campaigns`
/// @param expiresAt when it ends by itself; needed to place one
@Topic("billing.holds.requested")
public record HoldRequested(
        @Key String holdId,
        HoldVerb verb,
        String username,
        long amount,
        String currency,
        String payee,
        String purpose,
        @Nullable Instant expiresAt) {}
