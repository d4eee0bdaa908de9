package opora.notifications;

/// What came of handing a mail over to the server.
sealed interface Answer {
    /// The server took it and answers for it from now on.
    record Taken() implements Answer {}

    /// The server will never take it.
    record Refused(String reason) implements Answer {}

    /// The server does not take it now.
    record PutOff(String reason) implements Answer {}

    /// The connection broke when the server may already have taken it.
    record Unknown(String reason) implements Answer {}

    /// There is no server to hand it to; it certainly did not go out.
    record Nobody(String reason) implements Answer {}
}
