package opora.billing;

import opora.backbone.Default;

/// What is to be done with a hold.
public enum HoldVerb {
    PLACE,
    /// All of it or a part; the rest goes back.
    SETTLE,
    @Default
    VOID
}
