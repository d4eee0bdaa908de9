package opora.cards;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A card was not charged.
///
/// @param reason such as `NO_FUNDS`, `DECLINED`, `NO_CARD` or `CODE_NEEDED`: its owner has to be
///   there
@Topic("cards.charges")
public record CardDeclined(
        @Key String chargeKey,
        String username,
        String last4,
        long amount,
        String currency,
        String payee,
        String reason,
        Instant at) {}
