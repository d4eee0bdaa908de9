package opora.cards;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// Money that was charged on a card is to go back there, or a part of it. The answer is
/// [CardRefunded] or [CardRefundRefused].
///
/// @param refundKey the same again gives nothing back
@Topic("cards.charges.requested")
public record CardRefundRequested(
        @Key String chargeKey, String refundKey, long amount, String currency, Instant at) {}
