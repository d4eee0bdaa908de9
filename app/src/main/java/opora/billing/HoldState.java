package opora.billing;

import opora.backbone.Default;

/// How it stands with a hold.
public enum HoldState {
    HELD,
    SETTLED,
    VOIDED,
    EXPIRED,
    /// It never came to be.
    @Default
    REFUSED
}
