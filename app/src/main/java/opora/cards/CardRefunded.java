package opora.cards;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Money went back to a card.
@Topic("cards.charges")
public record CardRefunded(
        @Key String chargeKey,
        String refundKey,
        String username,
        long amount,
        String currency,
        String payee,
        Instant at) {}
