package opora.cards;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A card is charged no more.
///
/// @param left how many cards its owner still has
@Topic("cards.cards")
public record CardRemoved(@Key String username, String cardId, int left, Instant at) {}
