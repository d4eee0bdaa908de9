package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// How it stands with a hold after something was asked of it, or its time was over.
///
/// @param settled what went to the payee, in minor units; the rest is in the wallet again
/// @param refusal why what was asked was not done: `INSUFFICIENT_FUNDS`, `OTHER_CURRENCY`,
///   `WRONG_AMOUNT`, `WRONG_TIME`, `UNKNOWN`, `NOT_HELD`, `USED_BEFORE`; null when it was
@Topic("billing.holds")
public record HoldChanged(
        @Key String holdId,
        String username,
        HoldState state,
        long amount,
        long settled,
        String currency,
        @Nullable String refusal,
        Instant at) {}
