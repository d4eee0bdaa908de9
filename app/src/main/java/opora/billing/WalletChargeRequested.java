package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A wallet is to pay something that is no order. Any context may publish it; the answer is
/// [WalletCharged].
///
/// @param chargeKey made up by whoever asks; the same again charges nothing
/// @param payee which business gets the money
@Topic("billing.wallet-charges.requested")
public record WalletChargeRequested(
        @Key String chargeKey,
        String username,
        long amount,
        String currency,
        String payee,
        Instant at) {}
