package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody of ours put money into a wallet or took some, by hand.
///
/// @param amount in minor units; below zero when it was taken
@Topic("billing.corrections")
public record WalletAdjusted(
        @Key String username,
        long amount,
        String currency,
        String reason,
        String author,
        Instant at) {}
