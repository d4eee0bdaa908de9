package opora.mailroom;

/// A mail at our door.
///
/// @param envelope whom its server calls the sender; empty for what machines say of other mails
/// @param recipient the address it was sent to, with whatever stands behind its plus sign
/// @param whole whether all of it is here; of one that is too large only the head is
record Arrival(
        long box, Box.Way way, String envelope, String recipient, byte[] raw, boolean whole) {}
