package opora.cards;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Money did not go back to a card: there is no such charge, or the provider refused.
@Topic("cards.charges")
public record CardRefundRefused(
        @Key String chargeKey, String refundKey, long amount, String currency, Instant at) {}
