package opora.cards;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;
import org.jspecify.annotations.Nullable;

/// Somebody's card is to be charged, its owner not being there. Any context may publish it; the
/// answer is [CardCharged] or [CardDeclined].
///
/// @param chargeKey made up by whoever asks; the same again charges nothing
/// @param cardId null for the card the person prefers
/// @param amount in minor units
/// @param payee which business gets the money
@Topic("cards.charges.requested")
public record ChargeRequested(
        @Key String chargeKey,
        String username,
        @Nullable String cardId,
        long amount,
        String currency,
        String payee,
        Instant at) {}
