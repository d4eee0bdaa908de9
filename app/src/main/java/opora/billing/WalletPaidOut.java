package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Money of one of our businesses is in a wallet.
@Topic("billing.wallet-charges")
public record WalletPaidOut(
        @Key String payoutKey,
        String username,
        long amount,
        String currency,
        String payer,
        Instant at) {}
