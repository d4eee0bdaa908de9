package opora.cards;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A card was charged.
///
/// @param payee which business gets the money; `wallet` when it is for the person's own wallet
@Topic("cards.charges")
public record CardCharged(
        @Key String chargeKey,
        String username,
        String last4,
        long amount,
        String currency,
        String payee,
        Instant at) {
    public static final String WALLET = "wallet";
}
