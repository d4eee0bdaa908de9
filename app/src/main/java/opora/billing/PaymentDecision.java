package opora.billing;

/// Whether a wallet covers an order.
sealed interface PaymentDecision {
    /// @param rest what is left in the wallet, in minor units
    record Covered(long rest) implements PaymentDecision {}

    record Uncovered(String reason) implements PaymentDecision {}
}
