package opora.identity;

/// A key that a device keeps and only its owner can use.
///
/// @param credential its id and public half, as the authenticator gave them
/// @param backed whether it may live on several devices
/// @param counter how often the authenticator says it was used
record Passkey(byte[] id, String username, byte[] credential, boolean backed, long counter) {}
