package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// Billing's one answer to [WalletChargeRequested].
///
/// @param failureReason `INSUFFICIENT_FUNDS` or `OTHER_CURRENCY`; null when the wallet has paid
@Topic("billing.wallet-charges")
public record WalletCharged(
        @Key String chargeKey,
        String username,
        long amount,
        String currency,
        String payee,
        boolean success,
        @Nullable String failureReason,
        Instant at) {}
