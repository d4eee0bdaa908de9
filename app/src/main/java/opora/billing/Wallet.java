package opora.billing;

/// What somebody has, in minor units.
public record Wallet(long balance, String currency) {}
