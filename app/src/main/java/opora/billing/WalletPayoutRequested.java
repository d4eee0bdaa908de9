package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// One of our businesses gives money back into a wallet. The answer is [WalletPaidOut].
///
/// @param payoutKey the same again gives nothing
@Topic("billing.wallet-charges.requested")
public record WalletPayoutRequested(
        @Key String payoutKey,
        String username,
        long amount,
        String currency,
        String payer,
        Instant at) {}
