package opora.billing;

/// What somebody has, in minor units.
///
/// @param balance what can be spent
/// @param held what is set aside beside that
public record Wallet(long balance, long held, String currency) {}
