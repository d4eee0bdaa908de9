package opora.cards;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Somebody can be charged on this card.
@Topic("cards.cards")
public record CardAdded(
        @Key String username,
        String cardId,
        String brand,
        String last4,
        int month,
        int year,
        Instant at) {}
