package opora.webhooks;

/// An endpoint that is new.
///
/// @param secret what calls are signed with, shown this once
/// @param token what the receiver asks with, shown this once
record Made(long id, String secret, String token) {}
