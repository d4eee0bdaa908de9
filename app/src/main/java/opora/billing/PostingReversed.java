package opora.billing;

import java.time.Instant;
import opora.backbone.Key;
import opora.backbone.Topic;

/// A posting was taken back by another one, by hand.
///
/// @param amount by which the wallet grew, in minor units; below zero when it shrank
@Topic("billing.corrections")
public record PostingReversed(
        @Key String username,
        long posting,
        TransferKind kind,
        long amount,
        String currency,
        String reason,
        String author,
        Instant at) {}
