package opora.billing;

import opora.backbone.Default;

/// What a posting did.
public enum TransferKind {
    TOP_UP,
    PAYMENT,
    REFUND,
    /// Set aside.
    HOLD,
    /// What was set aside goes to the payee.
    SETTLEMENT,
    /// What a settlement left over, back in the wallet.
    RELEASE,
    VOID,
    EXPIRY,
    /// For one of our businesses, not for an order.
    CHARGE,
    /// Back from one of our businesses.
    PAYOUT,
    CARD_TOP_UP,
    /// From a card straight to one of our businesses.
    CARD_PAYMENT,
    CARD_REFUND,
    /// Moved by hand, with a reason.
    ADJUSTMENT,
    /// Takes back another posting.
    @Default
    REVERSAL;

    /// Others are taken back by their own verbs, which somebody else has to hear of.
    boolean canBeReversed() {
        return this == TOP_UP || this == REFUND || this == ADJUSTMENT;
    }
}
