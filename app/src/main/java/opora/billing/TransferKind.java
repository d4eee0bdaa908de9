package opora.billing;

/// Why money moved.
public enum TransferKind {
    TOP_UP,
    PAYMENT,
    REFUND
}
